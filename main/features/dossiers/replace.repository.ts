import { type Kysely, sql } from 'kysely'
import { insertMissing } from '../../db/insert-all.ts'
import type { Database } from '../../db/schema.ts'
import { EVER_USED, SHARED_TABLES, type SharedTable, USED } from './annee-membership.ts'

type Db = Kysely<Database>

/** Ids of people and schools, by table. */
export type SharedIds = Readonly<Record<SharedTable, readonly string[]>>

/** The people and schools that the records of an année speak of. */
export async function findUsedBy(db: Db, anneeId: string): Promise<SharedIds> {
  const idsOf = async (table: SharedTable) => {
    const { rows } = await sql<{ id: string }>`
      select id from ${sql.table(table)} where id in (${USED[table](anneeId)})
    `.execute(db)
    return rows.map((row) => row.id)
  }
  return {
    enfant: await idsOf('enfant'),
    famille: await idsOf('famille'),
    intervenant: await idsOf('intervenant'),
    etablissement: await idsOf('etablissement'),
    partenaire: await idsOf('partenaire'),
  }
}

/** Of these people and schools, removes those that no record of any année speaks of. */
export async function deleteUnused(db: Db, ids: SharedIds): Promise<void> {
  for (const table of SHARED_TABLES) {
    await sql`
      delete from ${sql.table(table)}
      where id in (select value from json_each(${JSON.stringify(ids[table])}))
        and id not in (${EVER_USED[table]})
    `.execute(db)
  }
}

/** Whom to reach at schools and partners, with their names: a dossier has no place for them. */
export function findContactRows(db: Db) {
  return db
    .selectFrom('contact as c')
    .leftJoin('etablissement as e', 'e.id', 'c.etablissement_id')
    .leftJoin('partenaire as p', 'p.id', 'c.partenaire_id')
    .selectAll('c')
    .select(({ fn }) => fn.coalesce('e.nom', 'p.nom').as('owner'))
    .execute()
}

/** Gives their contacts back to the schools and partners that came back with the file, under the same id and name. */
export async function restoreContacts(
  db: Db,
  rows: Awaited<ReturnType<typeof findContactRows>>,
): Promise<void> {
  const known = new Map<string, string>()
  for (const table of ['etablissement', 'partenaire'] as const) {
    for (const { id, nom } of await db.selectFrom(table).select(['id', 'nom']).execute()) {
      known.set(`${table} ${id}`, nom)
    }
  }
  const back = rows.flatMap(({ owner, ...row }) => {
    const key =
      row.etablissement_id === null
        ? `partenaire ${row.partenaire_id}`
        : `etablissement ${row.etablissement_id}`
    return known.get(key) === owner ? [row] : []
  })
  await insertMissing(db, 'contact', back)
}

/** What dossiers have no place for of enfants: autorisations and proches, with the names of their enfants. */
export async function findAutorisationRows(db: Db) {
  const withNom = ['e.nom as enfantNom', 'e.prenom as enfantPrenom'] as const
  return {
    autorisation: await db
      .selectFrom('autorisation as a')
      .innerJoin('enfant as e', 'e.id', 'a.enfant_id')
      .selectAll('a')
      .select(withNom)
      .execute(),
    proche: await db
      .selectFrom('proche as p')
      .innerJoin('enfant as e', 'e.id', 'p.enfant_id')
      .selectAll('p')
      .select(withNom)
      .execute(),
  }
}

/** Gives them back to the enfants that came back with the file, under the same id and name. */
export async function restoreAutorisations(
  db: Db,
  { autorisation, proche }: Awaited<ReturnType<typeof findAutorisationRows>>,
): Promise<void> {
  const enfants = await db.selectFrom('enfant').select(['id', 'nom', 'prenom']).execute()
  const known = new Map(enfants.map(({ id, nom, prenom }) => [id, `${nom} ${prenom}`]))
  const back = <
    Row extends {
      readonly enfant_id: string
      readonly enfantNom: string
      readonly enfantPrenom: string
    },
  >(
    rows: readonly Row[],
  ) =>
    rows.flatMap(({ enfantNom, enfantPrenom, ...row }) =>
      known.get(row.enfant_id) === `${enfantNom} ${enfantPrenom}` ? [row] : [],
    )
  await insertMissing(db, 'autorisation', back(autorisation))
  await insertMissing(db, 'proche', back(proche))
}

/** Removes the records of an année: its people and schools, its rules and its days off stay. */
export async function emptyAnnee(db: Db, anneeId: string): Promise<void> {
  const actions = db.selectFrom('action').select('id').where('annee_id', '=', anneeId)
  const collectifs = db.selectFrom('collectif').select('id').where('action_id', 'in', actions)
  await db.deleteFrom('seance').where('collectif_id', 'in', collectifs).execute()
  for (const table of [
    'projet',
    'formation',
    'evaluation',
    'fait_marquant',
    'inscription',
    'heures',
    'action_parents',
    'concertation',
    'reponse',
  ] as const) {
    await db.deleteFrom(table).where('action_id', 'in', actions).execute()
  }
  await db.deleteFrom('orientation').where('annee_id', '=', anneeId).execute()
  await db.deleteFrom('import').where('annee_id', '=', anneeId).execute()
  await db.deleteFrom('collectif').where('action_id', 'in', actions).execute()
  await db.deleteFrom('action').where('annee_id', '=', anneeId).execute()
}
