import type { Kysely } from 'kysely'
import type { Database } from '../../main/db/schema.ts'
import { findAnnexes } from '../../main/features/annexes/annexes.service.ts'
import type { AnnexesData } from '../../shared/domain/annexes.ts'

/** Data from which the annexes of an existing action are made. */
export async function foundAnnexes(
  db: Kysely<Database>,
  actionId: string,
  { arreteAu = '2022-04-30', nominatif = false } = {},
): Promise<AnnexesData> {
  const data = await findAnnexes(db, { actionId, arreteAu, nominatif })
  if (data === null) throw new Error('the action was just inserted')
  return data
}
