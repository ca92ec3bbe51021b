import { type Kysely, sql } from 'kysely'
import type { Database } from '../../db/schema.ts'

type Db = Kysely<Database>

/** Every enfant, with the collectifs that it was in. */
export async function findEnfants(db: Db) {
  const rows = await sql<{ id: string; nom: string; prenom: string; collectifs: string | null }>`
    select e.id, e.nom, e.prenom, (
      select group_concat(distinct c.nom) from inscription as i
      join collectif as c on c.id = i.collectif_id where i.enfant_id = e.id
    ) as collectifs
    from enfant as e
  `.execute(db)
  return rows.rows
}

/** Every intervenant. */
export function findIntervenants(db: Db) {
  return db.selectFrom('intervenant').select(['id', 'nom', 'prenom', 'telephone']).execute()
}

/** Every school and every partner. */
export async function findRepertoire(db: Db) {
  return {
    etablissements: await db.selectFrom('etablissement').select(['id', 'nom', 'commune']).execute(),
    partenaires: await db.selectFrom('partenaire').select(['id', 'nom', 'type']).execute(),
  }
}

/** Every contact, with the school or the partner that it is of. */
export async function findContacts(db: Db) {
  return db
    .selectFrom('contact as c')
    .leftJoin('etablissement as e', 'e.id', 'c.etablissement_id')
    .leftJoin('partenaire as p', 'p.id', 'c.partenaire_id')
    .select(['c.etablissement_id', 'c.partenaire_id', 'c.nom', 'c.fonction', 'c.telephone'])
    .select(['e.nom as etablissement', 'p.nom as partenaire'])
    .execute()
}

/** The séances of an année, in order. */
export function findSeances(db: Db, anneeId: string) {
  return db
    .selectFrom('seance as s')
    .innerJoin('collectif as c', 'c.id', 's.collectif_id')
    .innerJoin('action as a', 'a.id', 'c.action_id')
    .where('a.annee_id', '=', anneeId)
    .select(['s.id', 's.date', 's.debut', 'c.nom as collectif'])
    .orderBy('s.date')
    .orderBy('s.debut')
    .execute()
}
