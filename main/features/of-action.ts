import type { Kysely } from 'kysely'
import type { AppError } from '../../shared/ipc/app-error.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { act } from '../db/act.ts'
import { newId } from '../db/new-id.ts'
import type { Database } from '../db/schema.ts'
import { findActionDeLAnnee } from './actions/actions.service.ts'

type Db = Kysely<Database>

/** Kind of dated record of an action, with the functions that find, write and name one. */
export type GenreFiche<S extends { readonly actionId: string; readonly date: string }> = {
  /** Label of the record in the journal; undefined when it is gone. */
  readonly labelOf: (trx: Db, id: string) => Promise<string | undefined>
  readonly label: (saisie: S) => string
  readonly put: (trx: Db, id: string, saisie: S) => Promise<void>
  readonly remove: (trx: Db, id: string) => Promise<void>
}

const NOT_FOUND: AppError = { code: 'not-found', what: 'fiche', name: '' }

/** Adds a dated record (id null) or replaces it; refused when the action is gone or the date is outside its année. */
export function saveFiche<S extends { readonly actionId: string; readonly date: string }>(
  db: Db,
  { labelOf, label, put }: GenreFiche<S>,
  { id, saisie, now }: { readonly id: string | null; readonly saisie: S; readonly now: Date },
): Promise<Result<void, AppError>> {
  return act(db, { now }, async (trx, { say }) => {
    if (id !== null && (await labelOf(trx, id)) === undefined) return err(NOT_FOUND)
    const found = await findActionDeLAnnee(trx, saisie.actionId)
    if (!found.ok) return found
    const { debut, fin } = found.value.annee
    if (saisie.date < debut || saisie.date > fin) {
      const fields = { date: 'Cette date est en dehors de l’année scolaire.' }
      return err({ code: 'validation', fields })
    }
    say(label(saisie))
    return ok(await put(trx, id ?? newId(), saisie))
  })
}

/** Removes a dated record. */
export function removeFiche<S extends { readonly actionId: string; readonly date: string }>(
  db: Db,
  { labelOf, remove }: GenreFiche<S>,
  id: string,
  now: Date,
): Promise<Result<void, AppError>> {
  return act(db, { now }, async (trx, { say }) => {
    const label = await labelOf(trx, id)
    if (label === undefined) return err(NOT_FOUND)
    say(`Suppression : ${label}`)
    return ok(await remove(trx, id))
  })
}
