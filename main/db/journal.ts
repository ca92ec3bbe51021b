import type { Database as Sqlite } from 'better-sqlite3'

/**
 * Tables whose changes no undo takes back: the journal itself, drafts, bilans sent, files written.
 */
export const UNJOURNALED = [
  'operation',
  'operation_change',
  'operation_under_way',
  'import',
  'brouillon',
  'envoi',
  'envoi_fichier',
  'fichier_ecrit',
]

const tablesOf = (sqlite: Sqlite): readonly string[] =>
  sqlite
    .prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'")
    .pluck()
    .all() as string[]

const rowAsJson = (columns: readonly string[], side: 'old' | 'new'): string =>
  `json_object(${columns.map((column) => `'${column}', ${side}.${column}`).join(', ')})`

function triggersOf(table: string, columns: readonly string[]): string {
  const change = (event: string, before: string, after: string): string => `
    create trigger journal_${table}_${event} after ${event} on ${table}
    when exists (select 1 from operation_under_way)
    begin
      insert into operation_change (operation_id, table_name, before, after)
      select operation_id, '${table}', ${before}, ${after} from operation_under_way;
    end;`
  const oldRow = rowAsJson(columns, 'old')
  const newRow = rowAsJson(columns, 'new')
  return [
    change('insert', 'null', newRow),
    change('update', oldRow, newRow),
    change('delete', oldRow, 'null'),
  ].join('\n')
}

/** Drops the journal's triggers, so that a migration may change or drop the tables and columns they name. */
export function dropJournalTriggers(sqlite: Sqlite): void {
  const existing = sqlite
    .prepare(
      "select name from sqlite_schema where type = 'trigger' and name like 'journal\\_%' escape '\\'",
    )
    .pluck()
    .all() as string[]
  for (const name of existing) sqlite.exec(`drop trigger ${name}`)
}

/**
 * Derives the journal's triggers from the tables as they are now, so that a migration that adds a
 * column or a table never has to remember them. A no-op until the journal's own migration has run.
 */
export function createJournalTriggers(sqlite: Sqlite): void {
  const tables = tablesOf(sqlite)
  if (!tables.includes('operation_under_way')) return
  for (const table of tables) {
    if (UNJOURNALED.includes(table)) continue
    // table_info leaves generated columns out: they are never restored, only recomputed.
    const columns = (sqlite.pragma(`table_info(${table})`) as { name: string }[]).map((c) => c.name)
    sqlite.exec(triggersOf(table, columns))
  }
}
