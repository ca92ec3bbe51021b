import type { Kysely } from 'kysely'
import { formatMontant, tauxSchema } from '../../../shared/domain/valorisation.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { inOperation, saisieHeader } from '../../db/operation.ts'
import type { Database } from '../../db/schema.ts'
import { findPerimetre } from '../actions/actions.service.ts'
import { findTauxValue, replaceTaux } from './valorisation.repository.ts'

type Db = Kysely<Database>

/** What an hour of bénévolat is worth in an année, in cents; null while it is not valued. */
export async function findTaux(db: Db, anneeId: string): Promise<Result<number | null, AppError>> {
  const valeur = await findTauxValue(db, anneeId)
  return ok(valeur === null ? null : tauxSchema.parse(JSON.parse(valeur)))
}

/** Values the bénévolat of an année, or (null) no longer does. */
export async function saveTaux(
  db: Db,
  { anneeId, taux }: { readonly anneeId: string; readonly taux: number | null },
  now: Date,
): Promise<Result<void, AppError>> {
  const perimetre = await findPerimetre(db, { anneeId, actionId: null })
  if (!perimetre.ok) return err(perimetre.error)
  const label =
    taux === null
      ? 'Bénévolat sans valorisation'
      : `Bénévolat valorisé à ${formatMontant(taux)} par heure`
  await inOperation(db, saisieHeader(label, now), (trx) => replaceTaux(trx, anneeId, taux))
  return ok(undefined)
}
