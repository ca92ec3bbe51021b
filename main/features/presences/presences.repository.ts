import { type Kysely, sql } from 'kysely'
import type { EtatPresence } from '../../../shared/domain/listes.ts'
import type { Database } from '../../db/schema.ts'
import { runsOn } from '../in-time.ts'

type Db = Kysely<Database>

export type PresenceRow = {
  readonly seance_id: string
  readonly enfant_id: string
  readonly etat: EtatPresence
  readonly note: string | null
}

// Well under SQLite's limit of variables, four to a row.
const ROWS_PER_STATEMENT = 200

/** What is recorded at those séances. */
export function findPresences(
  db: Db,
  seanceIds: readonly string[],
): Promise<readonly PresenceRow[]> {
  return db.selectFrom('presence').selectAll().where('seance_id', 'in', seanceIds).execute()
}

/** Who is inscribed in the séance's collectif on its day, for each of those séances. */
export function findInscrits(db: Db, seanceIds: readonly string[]) {
  return db
    .selectFrom('seance as s')
    .innerJoin('inscription as i', (join) =>
      join
        .onRef('i.collectif_id', '=', 's.collectif_id')
        .on('i.statut', '=', 'inscrit')
        .on(runsOn('i', sql.ref('s.date'))),
    )
    .where('s.id', 'in', seanceIds)
    .select(['s.id as seanceId', 'i.enfant_id as enfantId'])
    .distinct()
    .execute()
}

/** Writes records, over those that are there. */
export async function savePresenceRows(db: Db, rows: readonly PresenceRow[]): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    await db
      .insertInto('presence')
      .values(rows.slice(start, start + ROWS_PER_STATEMENT))
      .onConflict((conflict) =>
        conflict.columns(['seance_id', 'enfant_id']).doUpdateSet((eb) => ({
          etat: eb.ref('excluded.etat'),
          note: eb.ref('excluded.note'),
        })),
      )
      .execute()
  }
}

/** Takes records away: what happened is unknown again. */
export async function deletePresenceRows(
  db: Db,
  keys: readonly Pick<PresenceRow, 'seance_id' | 'enfant_id'>[],
): Promise<void> {
  for (let start = 0; start < keys.length; start += ROWS_PER_STATEMENT) {
    const values = keys
      .slice(start, start + ROWS_PER_STATEMENT)
      .map(({ seance_id, enfant_id }) => sql`(${seance_id}, ${enfant_id})`)
    await sql`
      delete from presence where (seance_id, enfant_id) in (values ${sql.join(values)})
    `.execute(db)
  }
}
