import type { Kysely } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import {
  isRappelDu,
  type SaisieActionParents,
  type SaisieConcertation,
} from '../../../shared/domain/rencontre.ts'
import { compareTexts, formatDate } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { ActionParentsLigne, ConcertationLigne } from '../../../shared/ipc/rencontres.ipc.ts'
import type { RappelDu } from '../../../shared/ipc/resumes.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { act } from '../../db/act.ts'
import { newId } from '../../db/new-id.ts'
import type { Database } from '../../db/schema.ts'
import { findPerimetre } from '../actions/actions.service.ts'
import {
  deleteRencontre,
  findActionsParentsRows,
  findConcertationRows,
  findFamillesNotees,
  findRencontre,
  putActionParents,
  putConcertation,
} from './rencontres.repository.ts'

type Db = Kysely<Database>
type Scope = { readonly anneeId: string; readonly actionId: string | null }
type Kind = 'action_parents' | 'concertation'

const NOT_FOUND: AppError = { code: 'not-found', what: 'rencontre', name: '' }

const NOUNS: Readonly<Record<Kind, string>> = {
  action_parents: 'Action avec les parents',
  concertation: 'Concertation',
}

/** Actions with parents, latest first. */
export async function findActionsParents(
  db: Db,
  scope: Scope,
): Promise<Result<readonly ActionParentsLigne[], AppError>> {
  const perimetre = await findPerimetre(db, scope)
  if (!perimetre.ok) return perimetre
  const { actionIds } = perimetre.value
  const familles = Map.groupBy(await findFamillesNotees(db, actionIds), (row) => row.rencontreId)
  const rows = await findActionsParentsRows(db, actionIds)
  return ok(
    rows.map((row) => ({
      ...row,
      familleIds: (familles.get(row.rencontreId) ?? []).map((f) => f.familleId),
    })),
  )
}

/** Concertations, latest first. */
export async function findConcertations(
  db: Db,
  scope: Scope,
): Promise<Result<readonly ConcertationLigne[], AppError>> {
  const perimetre = await findPerimetre(db, scope)
  return perimetre.ok ? ok(await findConcertationRows(db, perimetre.value.actionIds)) : perimetre
}

/** Reminders due on `today` or before, not done yet, oldest first. */
export async function findRappelsDus(
  db: Db,
  actionIds: readonly string[],
  today: IsoDate,
): Promise<readonly RappelDu[]> {
  const of = (rencontre: RappelDu['rencontre'], rows: readonly Revue[]): readonly RappelDu[] =>
    rows.flatMap(({ rencontreId, date, rappel }) =>
      rappel !== null && isRappelDu(rappel, today)
        ? [{ rencontre, rencontreId, date, rappel: { date: rappel.date, objet: rappel.objet } }]
        : [],
    )
  return [
    ...of('action-parents', await findActionsParentsRows(db, actionIds)),
    ...of('concertation', await findConcertationRows(db, actionIds)),
  ].sort((a, b) => compareTexts(a.rappel.date, b.rappel.date))
}

type Revue = Pick<ConcertationLigne, 'rencontreId' | 'date' | 'rappel'>

/** Adds an action with parents (id null) or replaces it. */
export function saveActionParents(
  db: Db,
  id: string | null,
  saisie: SaisieActionParents,
  now: Date,
): Promise<Result<void, AppError>> {
  return save(db, 'action_parents', id, saisie.date, now, (trx, known) =>
    putActionParents(trx, known, saisie),
  )
}

/** Adds a concertation (id null) or replaces it. */
export function saveConcertation(
  db: Db,
  id: string | null,
  saisie: SaisieConcertation,
  now: Date,
): Promise<Result<void, AppError>> {
  return save(db, 'concertation', id, saisie.date, now, (trx, known) =>
    putConcertation(trx, known, saisie),
  )
}

function save(
  db: Db,
  kind: Kind,
  id: string | null,
  date: string,
  now: Date,
  put: (trx: Db, id: string) => Promise<void>,
): Promise<Result<void, AppError>> {
  return act(db, { now }, async (trx, { say }) => {
    if (id !== null && !(await findRencontre(trx, kind, id))) return err(NOT_FOUND)
    say(`${NOUNS[kind]} du ${formatDate(date)}`)
    return ok(await put(trx, id ?? newId()))
  })
}

/** Deletes one rencontre. */
export function removeRencontre(
  db: Db,
  kind: Kind,
  id: string,
  now: Date,
): Promise<Result<void, AppError>> {
  return act(db, { now }, async (trx, { say }) => {
    const row = await findRencontre(trx, kind, id)
    if (!row) return err(NOT_FOUND)
    say(`Suppression : ${NOUNS[kind]} du ${formatDate(row.date)}`)
    return ok(await deleteRencontre(trx, kind, id))
  })
}
