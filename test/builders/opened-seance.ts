import type { Kysely } from 'kysely'
import type { Database } from '../../main/db/schema.ts'
import { findSeance } from '../../main/features/seances/seances.service.ts'
import type { SeanceOuverte } from '../../shared/ipc/seances.ipc.ts'

/** An existing séance, as its panel shows it. */
export async function openedSeance(db: Kysely<Database>, seanceId: string): Promise<SeanceOuverte> {
  const found = await findSeance(db, seanceId)
  if (!found.ok) throw new Error(found.error.code)
  return found.value
}
