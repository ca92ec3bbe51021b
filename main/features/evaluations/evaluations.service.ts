import type { Kysely } from 'kysely'
import type { SaisieEvaluation } from '../../../shared/domain/evaluation.ts'
import { PUBLICS_EVALUATION } from '../../../shared/domain/listes.ts'
import { formatDate } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { EvaluationLigne } from '../../../shared/ipc/evaluations.ipc.ts'
import { ok, type Result } from '../../../shared/result.ts'
import type { Database } from '../../db/schema.ts'
import { findPerimetre } from '../actions/actions.service.ts'
import { type GenreFiche, removeFiche, saveFiche } from '../of-action.ts'
import {
  deleteEvaluationRow,
  findEvaluationRow,
  findEvaluationRows,
  findPublics,
  putEvaluation,
} from './evaluations.repository.ts'

type Db = Kysely<Database>
type Scope = { readonly anneeId: string; readonly actionId: string | null }

const labelOf = ({ titre, date }: { readonly titre: string; readonly date: string }): string =>
  `Évaluation « ${titre} » du ${formatDate(date)}`

const EVALUATION: GenreFiche<SaisieEvaluation> = {
  labelOf: async (trx, id) => {
    const row = await findEvaluationRow(trx, id)
    return row && labelOf(row)
  },
  label: labelOf,
  put: putEvaluation,
  remove: deleteEvaluationRow,
}

/** Évaluations of an action or of the whole année, latest first. */
export async function findEvaluations(
  db: Db,
  scope: Scope,
): Promise<Result<readonly EvaluationLigne[], AppError>> {
  const perimetre = await findPerimetre(db, scope)
  if (!perimetre.ok) return perimetre
  const { actionIds } = perimetre.value
  const publics = Map.groupBy(await findPublics(db, actionIds), (row) => row.evaluationId)
  const rows = await findEvaluationRows(db, actionIds)
  return ok(
    rows.map((row) => {
      const asked = publics.get(row.evaluationId) ?? []
      return {
        ...row,
        publics: PUBLICS_EVALUATION.flatMap((code) =>
          asked.filter((one) => one.public === code).map(({ evaluationId: _, ...one }) => one),
        ),
      }
    }),
  )
}

/** Adds an évaluation (id null) or replaces it. */
export const saveEvaluation = (db: Db, id: string | null, saisie: SaisieEvaluation, now: Date) =>
  saveFiche(db, EVALUATION, { id, saisie, now })

/** Deletes an évaluation. */
export const removeEvaluation = (db: Db, id: string, now: Date) =>
  removeFiche(db, EVALUATION, id, now)
