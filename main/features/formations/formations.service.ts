import type { Kysely } from 'kysely'
import type { SaisieFormation } from '../../../shared/domain/formation.ts'
import { formatDate, formatPersonne, frCollator } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { FormationLigne } from '../../../shared/ipc/formations.ipc.ts'
import { ok, type Result } from '../../../shared/result.ts'
import type { Database } from '../../db/schema.ts'
import { findPerimetre } from '../actions/actions.service.ts'
import { type GenreFiche, removeFiche, saveFiche } from '../of-action.ts'
import {
  deleteFormationRow,
  findFormationRow,
  findFormationRows,
  findParticipants,
  putFormation,
} from './formations.repository.ts'

type Db = Kysely<Database>
type Scope = { readonly anneeId: string; readonly actionId: string | null }

const labelOf = ({ theme, date }: { readonly theme: string; readonly date: string }): string =>
  `Formation « ${theme} » du ${formatDate(date)}`

const FORMATION: GenreFiche<SaisieFormation> = {
  labelOf: async (trx, id) => {
    const row = await findFormationRow(trx, id)
    return row && labelOf(row)
  },
  label: labelOf,
  put: putFormation,
  remove: deleteFormationRow,
}

/** Formations of an action or of the whole année, latest first. */
export async function findFormations(
  db: Db,
  scope: Scope,
): Promise<Result<readonly FormationLigne[], AppError>> {
  const perimetre = await findPerimetre(db, scope)
  if (!perimetre.ok) return perimetre
  const { actionIds } = perimetre.value
  const came = Map.groupBy(await findParticipants(db, actionIds), (row) => row.formationId)
  const rows = await findFormationRows(db, actionIds)
  return ok(
    rows.map(({ is_conjointe, ...row }) => {
      const participants = (came.get(row.formationId) ?? [])
        .map(({ nom, prenom, intervenantId, minutes }) => ({
          nom: formatPersonne({ nom, prenom }),
          participant: { intervenantId, minutes },
        }))
        .sort((a, b) => frCollator.compare(a.nom, b.nom))
      return {
        ...row,
        isConjointe: is_conjointe === 1,
        participants: participants.map(({ participant }) => participant),
        noms: participants.map(({ nom }) => nom),
      }
    }),
  )
}

/** Adds a formation (id null) or replaces it: the hours of its participants follow. */
export const saveFormation = (db: Db, id: string | null, saisie: SaisieFormation, now: Date) =>
  saveFiche(db, FORMATION, { id, saisie, now })

/** Deletes a formation: its hours go with it. */
export const removeFormation = (db: Db, id: string, now: Date) =>
  removeFiche(db, FORMATION, id, now)
