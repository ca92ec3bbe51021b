import { type Kysely, sql } from 'kysely'
import type { Database } from '../../db/schema.ts'

type Db = Kysely<Database>

/** What would move from one record to the other. */
export async function countMoves(db: Db, keptId: string, removedId: string) {
  const rows = await sql<{
    inscriptions: number
    presences: number
    presencesEnDouble: number
    orientations: number
  }>`
    select
      (select count(*) from inscription where enfant_id = ${removedId}) as inscriptions,
      (select count(*) from presence where enfant_id = ${removedId}) as presences,
      (select count(*) from presence as p where p.enfant_id = ${removedId} and exists (
        select 1 from presence as k where k.seance_id = p.seance_id and k.enfant_id = ${keptId}
      )) as presencesEnDouble,
      (select count(*) from orientation where enfant_id = ${removedId}) as orientations
  `.execute(db)
  return rows.rows[0] ?? { inscriptions: 0, presences: 0, presencesEnDouble: 0, orientations: 0 }
}

/** Moves everything that stands on one enfant to the other, then removes it; a double présence stays the kept one's. */
export async function moveRecords(db: Db, keptId: string, removedId: string): Promise<void> {
  await sql`
    delete from presence where enfant_id = ${removedId} and seance_id in (
      select seance_id from presence where enfant_id = ${keptId}
    )`.execute(db)
  for (const table of ['presence', 'inscription', 'orientation'] as const) {
    await sql`update ${sql.table(table)} set enfant_id = ${keptId} where enfant_id = ${removedId}`.execute(
      db,
    )
  }
  await sql`
    insert into enfant_situation (enfant_id, situation)
    select ${keptId}, situation from enfant_situation where enfant_id = ${removedId}
    except select enfant_id, situation from enfant_situation where enfant_id = ${keptId}
  `.execute(db)
  await db.deleteFrom('enfant').where('id', '=', removedId).execute()
}

/** Fills the blanks of the kept record. */
export async function fillEnfant(
  db: Db,
  enfantId: string,
  values: Partial<
    Pick<Database['enfant'], 'date_naissance' | 'annee_naissance' | 'sexe' | 'famille_id'>
  >,
): Promise<void> {
  if (Object.keys(values).length === 0) return
  await db.updateTable('enfant').set(values).where('id', '=', enfantId).execute()
}
