import { type Kysely, sql } from 'kysely'
import type { SaisieEtablissement, SaisiePartenaire } from '../../../shared/domain/rencontre.ts'
import type { Database } from '../../db/schema.ts'

type Db = Kysely<Database>

/** Every établissement with the number of enfants inscribed from it. */
export function findEtablissementRows(db: Db) {
  return db
    .selectFrom('etablissement as e')
    .leftJoin('inscription as i', 'i.etablissement_id', 'e.id')
    .groupBy('e.id')
    .select(['e.id as etablissementId', 'e.nom', 'e.type', 'e.commune'])
    .select(['e.education_prioritaire as educationPrioritaire'])
    .select(['e.quartier_prioritaire as quartierPrioritaire'])
    .select(sql<number>`count(distinct i.enfant_id)`.as('enfants'))
    .execute()
}

/** Every partenaire with the number of its concertations. */
export function findPartenaireRows(db: Db) {
  return db
    .selectFrom('partenaire as p')
    .leftJoin('concertation as c', 'c.partenaire_id', 'p.id')
    .groupBy('p.id')
    .select(['p.id as partenaireId', 'p.nom', 'p.type'])
    .select(({ fn }) => fn.count<number>('c.id').as('concertations'))
    .execute()
}

/** The name of one, or undefined. */
export function findNom(db: Db, table: 'etablissement' | 'partenaire', id: string) {
  return db.selectFrom(table).select('nom').where('id', '=', id).executeTakeFirst()
}

/** Adds an établissement, or replaces it. */
export async function putEtablissement(
  db: Db,
  id: string,
  saisie: SaisieEtablissement,
): Promise<void> {
  const columns = {
    nom: saisie.nom,
    type: saisie.type,
    commune: saisie.commune,
    education_prioritaire: saisie.educationPrioritaire,
    quartier_prioritaire: saisie.quartierPrioritaire,
  }
  await db
    .insertInto('etablissement')
    .values({ id, ...columns })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
    .execute()
}

/** Adds a partenaire, or replaces it. */
export async function putPartenaire(db: Db, id: string, saisie: SaisiePartenaire): Promise<void> {
  await db
    .insertInto('partenaire')
    .values({ id, ...saisie })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(saisie))
    .execute()
}

/** How many records of each kind stand on an établissement. */
export async function countOnEtablissement(db: Db, id: string) {
  const rows = await sql<{ inscriptions: number; orientations: number; concertations: number }>`
    select
      (select count(*) from inscription where etablissement_id = ${id}) as inscriptions,
      (select count(*) from orientation where etablissement_id = ${id}) as orientations,
      (select count(*) from concertation where etablissement_id = ${id}) as concertations
  `.execute(db)
  return rows.rows[0] ?? { inscriptions: 0, orientations: 0, concertations: 0 }
}

/** How many concertations stand on a partenaire. */
export async function countOnPartenaire(db: Db, id: string): Promise<number> {
  const row = await db
    .selectFrom('concertation')
    .where('partenaire_id', '=', id)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirst()
  return row?.n ?? 0
}

export async function deleteFromRepertoire(
  db: Db,
  table: 'etablissement' | 'partenaire',
  id: string,
): Promise<void> {
  await db.deleteFrom(table).where('id', '=', id).execute()
}
