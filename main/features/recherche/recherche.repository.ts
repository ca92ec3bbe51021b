import { type Kysely, sql } from 'kysely'
import type { Database } from '../../db/schema.ts'

type Db = Kysely<Database>

const byAge = sql`coalesce(e.date_naissance, e.annee_naissance), e.id`

/** Every enfant, with its latest niveau and the collectifs that it was in. */
export async function findEnfants(db: Db) {
  const rows = await sql<{
    id: string
    nom: string
    prenom: string
    dateNaissance: string | null
    anneeNaissance: number | null
    sexe: 'F' | 'M' | null
    niveau: string | null
    collectifs: string | null
  }>`
    select e.id, e.nom, e.prenom, e.date_naissance as dateNaissance,
      e.annee_naissance as anneeNaissance, e.sexe,
      (select i.niveau from inscription as i where i.enfant_id = e.id and i.niveau is not null
        order by i.debut desc limit 1) as niveau,
      (select group_concat(distinct c.nom order by c.nom) from inscription as i
        join collectif as c on c.id = i.collectif_id where i.enfant_id = e.id) as collectifs
    from enfant as e where e.anonymise_le is null
  `.execute(db)
  return rows.rows
}

/** The adults of families with a child to open, and the names of their children, the eldest first. */
export async function findResponsables(db: Db) {
  const rows = await sql<{
    enfantId: string
    nom: string | null
    prenom: string | null
    lien: string | null
    telephone: string | null
    enfants: string
  }>`
    select min(e.id) as enfantId, r.nom, r.prenom, r.lien, r.telephone,
      group_concat(e.prenom || ' ' || e.nom, ', ' order by ${byAge}) as enfants
    from responsable as r
    join enfant as e on e.famille_id = r.famille_id
    group by r.id
  `.execute(db)
  return rows.rows
}

/** Proches of the enfants, who may fetch them or are to be told. */
export function findProches(db: Db) {
  return db
    .selectFrom('proche as p')
    .innerJoin('enfant as e', 'e.id', 'p.enfant_id')
    .select(['p.enfant_id as enfantId', 'p.nom', 'p.lien', 'p.telephone'])
    .select(['e.nom as enfantNom', 'e.prenom as enfantPrenom'])
    .execute()
}

/** Every intervenant. */
export function findIntervenants(db: Db) {
  return db
    .selectFrom('intervenant')
    .where('anonymise_le', 'is', null)
    .select(['id', 'nom', 'prenom', 'telephone'])
    .execute()
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

/** The séances of an année, in order of time, then by collectif. */
export function findSeances(db: Db, anneeId: string) {
  return db
    .selectFrom('seance as s')
    .innerJoin('collectif as c', 'c.id', 's.collectif_id')
    .innerJoin('action as a', 'a.id', 'c.action_id')
    .where('a.annee_id', '=', anneeId)
    .select(['s.id', 's.date', 's.debut', 'c.nom as collectif'])
    .orderBy('s.date')
    .orderBy('s.debut')
    .orderBy('c.nom')
    .execute()
}
