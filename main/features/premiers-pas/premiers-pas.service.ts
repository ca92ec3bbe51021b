import type { Kysely } from 'kysely'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { PAS, type Pas, type PremiersPas } from '../../../shared/ipc/premiers-pas.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { Database } from '../../db/schema.ts'
import { findAnnees } from '../annees/annees.service.ts'
import { findFaits } from './premiers-pas.repository.ts'

/** Progress of the setting up of an année, read from its records: no step is ticked by hand. */
export async function findPremiersPas(
  db: Kysely<Database>,
  anneeId: string,
): Promise<Result<PremiersPas, AppError>> {
  const annee = (await findAnnees(db)).find(({ id }) => id === anneeId)
  if (annee === undefined) return err({ code: 'not-found', what: 'annee', name: anneeId })
  const faits = await findFaits(db, anneeId)
  return ok({
    faits: Object.fromEntries(PAS.map((pas) => [pas, faits[pas] === 1])) as Record<Pas, boolean>,
    actionId: annee.actions[0]?.id ?? null,
  })
}
