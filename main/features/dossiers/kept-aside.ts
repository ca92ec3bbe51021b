import { type Kysely, sql } from 'kysely'
import type { Database } from '../../db/schema.ts'

type Db = Kysely<Database>

/** Tables that a dossier has no place for, each before those that refer to it, with what their rows refer to. */
const TABLES = {
  formation: { action_id: 'action' },
  formation_intervenant: { formation_id: 'formation', intervenant_id: 'intervenant' },
  evaluation: { action_id: 'action' },
  evaluation_public: { evaluation_id: 'evaluation' },
  projet: { action_id: 'action' },
  projet_seance: { projet_id: 'projet', seance_id: 'seance' },
  fait_marquant: { action_id: 'action' },
  cadre: { action_id: 'action' },
  progression: { enfant_id: 'enfant', annee_id: 'annee' },
} as const satisfies Partial<Record<keyof Database, Readonly<Record<string, keyof Database>>>>

/** What tells that the record that came back under an id is the same one: an id of a file may be any word. */
const SAME = {
  action: ['numero'],
  annee: ['debut'],
  enfant: ['nom', 'prenom'],
  intervenant: ['nom', 'prenom'],
  seance: ['date', 'debut'],
} as const satisfies Partial<Record<keyof Database, readonly string[]>>

/** The same for records that a dossier holds without an id, beside the action that they are of. */
const WITHOUT_ID = {
  projet_action_parents: [],
  action_parents: ['date', 'genre'],
  concertation: ['date', 'axe', 'genre'],
} as const satisfies Partial<Record<keyof Database, readonly string[]>>

const COPIED = [...Object.keys(TABLES), ...Object.keys(SAME), ...Object.keys(WITHOUT_ID)]

const kept = (table: string) => sql.id('temp', `kept_${table}`)

/** Copies these rows aside while an année gives way to a file, with what they refer to. */
export async function keepAside(db: Db): Promise<void> {
  for (const table of COPIED) {
    await sql`create temp table ${sql.id(`kept_${table}`)} as select * from main.${sql.id(table)}`.execute(
      db,
    )
  }
}

/** Gives them back to the records that the file brought back, and lets the copies go. */
export async function giveBack(db: Db): Promise<void> {
  for (const [table, references] of Object.entries(TABLES)) {
    const conditions = Object.entries(references).map(([column, target]) =>
      isBack(sql`k.${sql.id(column)}`, target),
    )
    await sql`
      insert into main.${sql.id(table)}
      select k.* from ${kept(table)} as k where ${sql.join(conditions, sql` and `)}
      on conflict do nothing
    `.execute(db)
  }
  await sql`
    insert into main.projet_action_parents
    select k.projet_id, now.id from ${kept('projet_action_parents')} as k
    join main.projet as p on p.id = k.projet_id
    join ${kept('action_parents')} as was on was.id = k.action_parents_id
    join main.action_parents as now on ${isSame('action_parents')}
    where true on conflict do nothing
  `.execute(db)
  await sql`
    update main.concertation as now set moment = (
      select was.moment from ${kept('concertation')} as was where ${isSame('concertation')} limit 1
    ) where now.moment is null
  `.execute(db)
  for (const table of COPIED) {
    await sql`drop table ${kept(table)}`.execute(db)
  }
}

/** True of the record `now` that stands for `was`: of the same action, and saying the same. */
const isSame = (table: keyof typeof WITHOUT_ID) =>
  sql<boolean>`${sql.join(
    ['action_id', ...WITHOUT_ID[table]].map(
      (mark) => sql`was.${sql.id(mark)} is now.${sql.id(mark)}`,
    ),
    sql` and `,
  )}`

/** True when a record of that id is there and is the one that was. */
function isBack(id: ReturnType<typeof sql>, table: string) {
  const marks: readonly string[] =
    (SAME as Readonly<Record<string, readonly string[]>>)[table] ?? []
  const same = marks.map((mark) => sql`was.${sql.id(mark)} is now.${sql.id(mark)}`)
  const conditions = [sql`now.id = ${id}`, sql`was.id = now.id`, ...same]
  return sql<boolean>`exists (
    select 1 from main.${sql.id(table)} as now, ${kept(table)} as was where ${sql.join(conditions, sql` and `)})`
}
