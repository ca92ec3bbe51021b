import { type Kysely, sql } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { EVER_USED, SHARED_TABLES, type SharedTable, USED } from './annee-membership.ts'
import { complementOf, TABLES_COMPLEMENTS } from './complements.ts'

type Db = Kysely<Database>

/** Ids of people and schools, by table. */
type SharedIds = Readonly<Record<SharedTable, readonly string[]>>

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

/** Removes the given people and schools of which no record of any année speaks. */
export async function deleteUnused(db: Db, ids: SharedIds): Promise<void> {
  for (const table of SHARED_TABLES) {
    await sql`
      delete from ${sql.table(table)}
      where id in (select value from json_each(${JSON.stringify(ids[table])}))
        and id not in (${EVER_USED[table]})
    `.execute(db)
  }
}

/** Removes the records of an année: its people and schools stay. */
export async function emptyAnnee(db: Db, anneeId: string): Promise<void> {
  for (const table of TABLES_COMPLEMENTS.toReversed()) {
    const { rule, of } = complementOf(table)
    if (rule !== 'annee') continue
    await sql`delete from ${sql.table(table)} where ${of(anneeId)}`.execute(db)
  }
  const actions = db.selectFrom('action').select('id').where('annee_id', '=', anneeId)
  const collectifs = db.selectFrom('collectif').select('id').where('action_id', 'in', actions)
  await db.deleteFrom('seance').where('collectif_id', 'in', collectifs).execute()
  for (const table of [
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
