import type { Kysely } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import { normalizeNom } from '../../../shared/domain/nom.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { Database } from '../../db/schema.ts'
import { findAnneeActions, findCollectifs } from './actions.repository.ts'

export { findPrevisionnel } from './previsionnel.repository.ts'
export { previsionnelOf, previsionnelRows } from './previsionnel.ts'

/** What a list or a figure looks at: one action, or every action of the année. */
export type Perimetre = {
  readonly annee: { readonly debut: IsoDate; readonly fin: IsoDate }
  /** The actions asked for. */
  readonly actionIds: readonly string[]
  /** Every action of the année, asked for or not. */
  readonly anneeActionIds: readonly string[]
}

/** `not-found` when the année is unknown, or the action is not one of its own. */
export async function findPerimetre(
  db: Kysely<Database>,
  { anneeId, actionId }: { readonly anneeId: string; readonly actionId: string | null },
): Promise<Result<Perimetre, AppError>> {
  const annee = await findAnneeActions(db, anneeId)
  if (annee === undefined) return err({ code: 'not-found', what: 'annee', name: anneeId })
  if (actionId !== null && !annee.actionIds.includes(actionId)) {
    return err({ code: 'not-found', what: 'action', name: actionId })
  }
  return ok({
    annee: { debut: annee.debut, fin: annee.fin },
    actionIds: actionId === null ? annee.actionIds : [actionId],
    anneeActionIds: annee.actionIds,
  })
}

/** The collectif of an action by its name, case and accents ignored; undefined when there is none. */
export async function findCollectifByNom(db: Kysely<Database>, actionId: string, nom: string) {
  const collectifs = await findCollectifs(db, actionId)
  return collectifs.find((collectif) => normalizeNom(collectif.nom) === normalizeNom(nom))
}
