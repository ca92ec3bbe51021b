import type { Kysely } from 'kysely'
import type { SaisieEvaluation } from '../../../shared/domain/evaluation.ts'
import { insertAll } from '../../db/insert-all.ts'
import type { Database } from '../../db/schema.ts'

type Db = Kysely<Database>

/** Évaluations of these actions, latest first. */
export function findEvaluationRows(db: Db, actionIds: readonly string[]) {
  return db
    .selectFrom('evaluation as e')
    .innerJoin('action as a', 'a.id', 'e.action_id')
    .where('e.action_id', 'in', actionIds)
    .select(['e.id as evaluationId', 'e.action_id as actionId', 'a.numero as action'])
    .select(['e.date', 'e.titre', 'e.constat'])
    .orderBy('e.date', 'desc')
    .orderBy('e.id')
    .execute()
}

/** Publics asked by the évaluations of these actions. */
export function findPublics(db: Db, actionIds: readonly string[]) {
  return db
    .selectFrom('evaluation_public as p')
    .innerJoin('evaluation as e', 'e.id', 'p.evaluation_id')
    .where('e.action_id', 'in', actionIds)
    .select(['p.evaluation_id as evaluationId', 'p.public', 'p.interroges', 'p.reponses'])
    .execute()
}

/** One évaluation, or undefined. */
export function findEvaluationRow(db: Db, id: string) {
  return db
    .selectFrom('evaluation')
    .select(['date', 'titre'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Adds an évaluation, or replaces it. */
export async function putEvaluation(db: Db, id: string, saisie: SaisieEvaluation): Promise<void> {
  const columns = {
    action_id: saisie.actionId,
    date: saisie.date,
    titre: saisie.titre,
    constat: saisie.constat,
  }
  await db
    .insertInto('evaluation')
    .values({ id, ...columns })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
    .execute()
  await db.deleteFrom('evaluation_public').where('evaluation_id', '=', id).execute()
  await insertAll(
    db,
    'evaluation_public',
    saisie.publics.map((one) => ({ evaluation_id: id, ...one })),
  )
}

export async function deleteEvaluationRow(db: Db, id: string): Promise<void> {
  await db.deleteFrom('evaluation').where('id', '=', id).execute()
}
