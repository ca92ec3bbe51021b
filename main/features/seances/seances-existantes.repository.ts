import { type Kysely, sql } from 'kysely'
import type { Moment } from '../../../shared/domain/planification.ts'
import { insertAll } from '../../db/insert-all.ts'
import { newId } from '../../db/new-id.ts'
import type { Database } from '../../db/schema.ts'

type Db = Kysely<Database>

const ROWS_PER_STATEMENT = 200

/** Every séance of collectifs, and whether something is written on it. */
export function findSeancesOfCollectifs(db: Db, collectifIds: readonly string[]) {
  return db
    .selectFrom('seance as s')
    .where('s.collectif_id', 'in', collectifIds)
    .select([
      's.collectif_id as collectifId',
      's.id as seanceId',
      's.date',
      's.debut',
      's.fin',
      's.etat',
    ])
    .select(
      sql<0 | 1>`(
        s.note is not null
        or exists (select 1 from presence as p where p.seance_id = s.id)
        or exists (select 1 from seance_intervenant as i where i.seance_id = s.id)
        or exists (select 1 from seance_activite as a where a.seance_id = s.id)
      )`.as('hasRecords'),
    )
    .orderBy('s.date')
    .orderBy('s.debut')
    .execute()
}

/** Prévues, with nothing on them. */
export async function insertSeancesPrevues(
  db: Db,
  seances: readonly (Moment & { readonly collectifId: string })[],
): Promise<void> {
  const rows = seances.map(({ collectifId, date, debut, fin }) => ({
    id: newId(),
    collectif_id: collectifId,
    date,
    debut,
    fin,
    etat: 'prevue' as const,
  }))
  await insertAll(db, 'seance', rows)
}

/** Gives séances another day or other times, many at once. */
export async function moveSeanceRows(
  db: Db,
  moves: readonly { readonly seanceId: string; readonly vers: Moment }[],
): Promise<void> {
  for (let start = 0; start < moves.length; start += ROWS_PER_STATEMENT) {
    const values = moves
      .slice(start, start + ROWS_PER_STATEMENT)
      .map(({ seanceId, vers }) => sql`(${seanceId}, ${vers.date}, ${vers.debut}, ${vers.fin})`)
    await sql`
      with moved (id, date, debut, fin) as (values ${sql.join(values)})
      update seance set date = moved.date, debut = moved.debut, fin = moved.fin
      from moved where seance.id = moved.id
    `.execute(db)
  }
}

/** With all that stands on them. */
export async function deleteSeanceRows(db: Db, seanceIds: readonly string[]): Promise<void> {
  for (let start = 0; start < seanceIds.length; start += ROWS_PER_STATEMENT) {
    const batch = seanceIds.slice(start, start + ROWS_PER_STATEMENT)
    await db.deleteFrom('seance').where('id', 'in', batch).execute()
  }
}
