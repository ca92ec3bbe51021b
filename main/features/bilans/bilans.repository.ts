import type { Kysely } from 'kysely'
import type { Reponse } from '../../../shared/domain/bilan.ts'
import type { Valeur } from '../../../shared/domain/valeur.ts'
import { compiled } from '../../db/compiled.ts'
import type { Database } from '../../db/schema.ts'

/** The structure, null before the first start is answered. */
export async function findStructure(db: Kysely<Database>): Promise<Database['structure'] | null> {
  return (await structures(db, {}))[0] ?? null
}

const structures = compiled((db) => db.selectFrom('structure').selectAll())

/** Answers of the coordinator in the bilan of an action, by code. */
export async function findReponses(
  db: Kysely<Database>,
  actionId: string,
): Promise<ReadonlyMap<string, Reponse>> {
  const rows = await reponses(db, { actionId })
  return new Map(
    rows.map(({ code, valeur, raison }) => [
      code,
      { valeur: JSON.parse(valeur) as Valeur, raison },
    ]),
  )
}

const reponses = compiled((db, { actionId }: { readonly actionId: string }) =>
  db.selectFrom('reponse').select(['code', 'valeur', 'raison']).where('action_id', '=', actionId),
)

/** Values that the proposed answers had when the coordinator confirmed them, by code. */
export async function findConfirmations(
  db: Kysely<Database>,
  actionId: string,
): Promise<ReadonlyMap<string, Valeur>> {
  const rows = await confirmations(db, { actionId })
  return new Map(rows.map(({ code, valeur }) => [code, JSON.parse(valeur) as Valeur]))
}

const confirmations = compiled((db, { actionId }: { readonly actionId: string }) =>
  db.selectFrom('confirmation').select(['code', 'valeur']).where('action_id', '=', actionId),
)

/** Keeps the coordinator's confirmation of a proposed answer. */
export async function putConfirmation(
  db: Kysely<Database>,
  actionId: string,
  code: string,
  proposed: Valeur,
): Promise<void> {
  const valeur = JSON.stringify(proposed)
  await db
    .insertInto('confirmation')
    .values({ action_id: actionId, code, valeur })
    .onConflict((conflict) => conflict.columns(['action_id', 'code']).doUpdateSet({ valeur }))
    .execute()
}

/** Removes a confirmation: the answer is only proposed again. */
export async function deleteConfirmation(
  db: Kysely<Database>,
  actionId: string,
  code: string,
): Promise<void> {
  await db
    .deleteFrom('confirmation')
    .where('action_id', '=', actionId)
    .where('code', '=', code)
    .execute()
}

/** Keeps the coordinator's answer to one question of an action's bilan. */
export async function putReponse(
  db: Kysely<Database>,
  actionId: string,
  code: string,
  { valeur, raison }: Reponse,
): Promise<void> {
  const row = { valeur: JSON.stringify(valeur), raison }
  await db
    .insertInto('reponse')
    .values({ action_id: actionId, code, ...row })
    .onConflict((conflict) => conflict.columns(['action_id', 'code']).doUpdateSet(row))
    .execute()
}

/** Removes an answer: the question shows the records' own again. */
export async function deleteReponse(
  db: Kysely<Database>,
  actionId: string,
  code: string,
): Promise<void> {
  await db
    .deleteFrom('reponse')
    .where('action_id', '=', actionId)
    .where('code', '=', code)
    .execute()
}

/** The action of that numéro in the last année before the one of an action; undefined when there is none. */
export function findActionPrecedente(db: Kysely<Database>, actionId: string) {
  return db
    .selectFrom('action as a')
    .innerJoin('annee as n', 'n.id', 'a.annee_id')
    .innerJoin('action as p', 'p.numero', 'a.numero')
    .innerJoin('annee as m', 'm.id', 'p.annee_id')
    .where('a.id', '=', actionId)
    .whereRef('m.debut', '<', 'n.debut')
    .select(['p.id as actionId', 'm.debut', 'm.fin'])
    .orderBy('m.debut', 'desc')
    .limit(1)
    .executeTakeFirst()
}
