import type { Kysely } from 'kysely'
import type { SaisieProjet } from '../../../shared/domain/projet.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { ProjetLigne } from '../../../shared/ipc/projets.ipc.ts'
import { ok, type Result } from '../../../shared/result.ts'
import type { Database } from '../../db/schema.ts'
import { findPerimetre } from '../actions/actions.service.ts'
import { type GenreFiche, removeFiche, saveFiche } from '../of-action.ts'
import {
  deleteProjetRow,
  findActionsParentsOfProjets,
  findProjetRow,
  findProjetRows,
  findSeancesOfProjets,
  putProjet,
} from './projets.repository.ts'

type Db = Kysely<Database>
type Scope = { readonly anneeId: string; readonly actionId: string | null }

const labelOf = ({ titre }: { readonly titre: string }): string => `Projet « ${titre} »`

const PROJET: GenreFiche<SaisieProjet> = {
  labelOf: async (trx, id) => {
    const row = await findProjetRow(trx, id)
    return row && labelOf(row)
  },
  label: labelOf,
  put: putProjet,
  remove: deleteProjetRow,
}

/** Projets of an action or of the whole année, latest first. */
export async function findProjets(
  db: Db,
  scope: Scope,
): Promise<Result<readonly ProjetLigne[], AppError>> {
  const perimetre = await findPerimetre(db, scope)
  if (!perimetre.ok) return perimetre
  const { actionIds } = perimetre.value
  const seances = Map.groupBy(await findSeancesOfProjets(db, actionIds), (row) => row.projetId)
  const parents = Map.groupBy(
    await findActionsParentsOfProjets(db, actionIds),
    (row) => row.projetId,
  )
  const rows = await findProjetRows(db, actionIds)
  return ok(
    rows.map((row) => ({
      ...row,
      seanceIds: (seances.get(row.projetId) ?? []).map(({ id }) => id),
      actionParentsIds: (parents.get(row.projetId) ?? []).map(({ id }) => id),
    })),
  )
}

/** Adds a projet (id null) or replaces it. */
export const saveProjet = (db: Db, id: string | null, saisie: SaisieProjet, now: Date) =>
  saveFiche(db, PROJET, { id, saisie, now })

/** Deletes a projet: the séances and the actions that belonged to it stay. */
export const removeProjet = (db: Db, id: string, now: Date) => removeFiche(db, PROJET, id, now)
