import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Database as Sqlite } from 'better-sqlite3'
import { versionOf } from '../../main/db/migrate.ts'
import { openDatabase } from '../../main/db/open.ts'

/** One column; an absent property is false or none. */
export type ColumnSnapshot = {
  readonly type: string
  readonly notNull?: true
  readonly primaryKey?: number
  readonly generated?: true
  readonly default?: string
}

/** The schema as the migrations leave it: what a reader, a diff and the test look at. */
export type SchemaSnapshot = {
  readonly version: number
  readonly tables: Readonly<
    Record<
      string,
      {
        readonly columns: Readonly<Record<string, ColumnSnapshot>>
        readonly sql: readonly string[]
      }
    >
  >
  readonly indexes: Readonly<Record<string, string>>
  readonly triggers: Readonly<Record<string, string>>
}

export const SNAPSHOT_FILE = fileURLToPath(
  new URL('../../main/db/migrations/schema.snapshot.json', import.meta.url),
)

/** Reads the schema from a database. The journal's triggers are derived from the tables, hence left out. */
export function schemaSnapshot(sqlite: Sqlite): SchemaSnapshot {
  const objects = sqlite
    .prepare(
      `select type, name, sql from sqlite_schema
       where sql is not null and name not like 'sqlite\\_%' escape '\\'
         and not (type = 'trigger' and name like 'journal\\_%' escape '\\')
       order by name`,
    )
    .all() as { type: string; name: string; sql: string }[]
  const sqlOf = (type: string) =>
    Object.fromEntries(
      objects.filter((o) => o.type === type).map((o) => [o.name, linesOf(o.sql).join(' ')]),
    )
  return {
    version: versionOf(sqlite),
    tables: Object.fromEntries(
      objects
        .filter((o) => o.type === 'table')
        .map((o) => [o.name, { columns: columnsOf(sqlite, o.name), sql: linesOf(o.sql) }]),
    ),
    indexes: sqlOf('index'),
    triggers: sqlOf('trigger'),
  }
}

function columnsOf(sqlite: Sqlite, table: string): Readonly<Record<string, ColumnSnapshot>> {
  const columns = sqlite.pragma(`table_xinfo(${table})`) as {
    name: string
    type: string
    notnull: 0 | 1
    dflt_value: string | null
    pk: number
    hidden: number
  }[]
  return Object.fromEntries(
    columns.map((column) => [
      column.name,
      {
        type: column.type.toLowerCase(),
        ...(column.notnull === 1 || column.pk > 0 ? { notNull: true as const } : {}),
        ...(column.pk > 0 ? { primaryKey: column.pk } : {}),
        ...(column.hidden > 1 ? { generated: true as const } : {}),
        ...(column.dflt_value === null ? {} : { default: column.dflt_value }),
      },
    ]),
  )
}

const linesOf = (sql: string): readonly string[] =>
  sql
    .split('\n')
    .map((line) => line.trim().replace(/\s+/g, ' '))
    .filter((line) => line !== '')

/** Tables, columns, indexes and triggers of `before` that `after` no longer has. */
export function removalsBetween(before: SchemaSnapshot, after: SchemaSnapshot): readonly string[] {
  const names = (snapshot: SchemaSnapshot) => [
    ...Object.keys(snapshot.tables).map((name) => `table ${name}`),
    ...Object.entries(snapshot.tables).flatMap(([table, { columns }]) =>
      Object.keys(columns).map((column) => `column ${table}.${column}`),
    ),
    ...Object.keys(snapshot.indexes).map((name) => `index ${name}`),
    ...Object.keys(snapshot.triggers).map((name) => `trigger ${name}`),
  ]
  const kept = new Set(names(after))
  return names(before).filter((name) => !kept.has(name))
}

export const readSnapshot = (): SchemaSnapshot =>
  JSON.parse(readFileSync(SNAPSHOT_FILE, 'utf8')) as SchemaSnapshot

/** `npm run db:snapshot`: a removal is written only when it was decided (`-- --accept-removals`). */
async function main(args: readonly string[]): Promise<number> {
  const open = openDatabase(':memory:')
  const now = schemaSnapshot(open.sqlite)
  await open.close()
  const removals = existsSync(SNAPSHOT_FILE) ? removalsBetween(readSnapshot(), now) : []
  if (removals.length > 0 && !args.includes('--accept-removals')) {
    process.stderr.write(
      `Removed since the last snapshot:\n  ${removals.join('\n  ')}\n` +
        'A removal is a decision (main/db/README.md): npm run db:snapshot -- --accept-removals\n',
    )
    return 1
  }
  writeFileSync(SNAPSHOT_FILE, `${JSON.stringify(now, null, 2)}\n`)
  return 0
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2))
