import type { Insertable, Kysely } from 'kysely'
import { insertAll } from '../../../db/insert-all.ts'
import type { Database } from '../../../db/schema.ts'
import type { ConnusHeures } from './connus-heures.ts'

type Db = Kysely<Database>

/** Records with which an import of hours is compared, in a fixed number of queries; undefined: no such année. */
export async function findConnusHeures(db: Db, anneeId: string): Promise<ConnusHeures | undefined> {
  const annee = await db
    .selectFrom('annee')
    .select(['debut', 'fin'])
    .where('id', '=', anneeId)
    .executeTakeFirst()
  if (!annee) return undefined
  const statuts = Map.groupBy(
    await db
      .selectFrom('intervenant_statut')
      .select(['intervenant_id', 'statut', 'debut', 'fin'])
      .execute(),
    (row) => row.intervenant_id,
  )
  const intervenants = await db
    .selectFrom('intervenant')
    .where('anonymise_le', 'is', null)
    .select(['id', 'nom', 'prenom'])
    .orderBy('id')
    .execute()
  return {
    annee,
    actions: await db
      .selectFrom('action')
      .select(['id', 'numero', 'intitule'])
      .where('annee_id', '=', anneeId)
      .execute(),
    collectifs: await db
      .selectFrom('collectif as c')
      .innerJoin('action as a', 'a.id', 'c.action_id')
      .select(['c.nom', 'c.action_id as actionId'])
      .where('a.annee_id', '=', anneeId)
      .execute(),
    intervenants: intervenants.map((one) => ({ ...one, statuts: statuts.get(one.id) ?? [] })),
    heures: await db
      .selectFrom('heures as h')
      .innerJoin('action as a', 'a.id', 'h.action_id')
      .select(['h.intervenant_id as intervenantId', 'h.action_id as actionId'])
      .select(['h.date', 'h.categorie', 'h.minutes', 'h.note'])
      .where('a.annee_id', '=', anneeId)
      .execute(),
  }
}

/** Rows to add, by table. */
export type InsertsHeures = {
  readonly intervenant: readonly Insertable<Database['intervenant']>[]
  readonly intervenant_statut: readonly Insertable<Database['intervenant_statut']>[]
  readonly heures: readonly Insertable<Database['heures']>[]
}

/** Writes the rows, in the order of their foreign keys. */
export async function insertPlan(db: Db, plan: InsertsHeures): Promise<void> {
  await insertAll(db, 'intervenant', plan.intervenant)
  await insertAll(db, 'intervenant_statut', plan.intervenant_statut)
  await insertAll(db, 'heures', plan.heures)
}
