import { CompiledQuery, type Insertable, type Kysely, sql } from 'kysely'
import type { Database } from './schema.ts'

type Table = keyof Database
type Row = Readonly<Record<string, unknown>>

// Well under SQLite's limit of variables for our widest table; one text per table is then prepared once.
const ROWS_PER_STATEMENT = 200

/** Inserts rows in batches. */
export function insertAll<T extends Table>(
  db: Kysely<Database>,
  table: T,
  rows: readonly Insertable<Database[T]>[],
): Promise<void> {
  return insertBatches(db, table, rows, '')
}

/** Inserts rows, except those already there (by primary key). */
export function insertMissing<T extends Table>(
  db: Kysely<Database>,
  table: T,
  rows: readonly Insertable<Database[T]>[],
): Promise<void> {
  return insertBatches(db, table, rows, 'on conflict do nothing')
}

/**
 * Inserts rows, completing those already there (by `id`): an empty column takes the new value, a filled one
 * keeps its own.
 */
export function insertOrComplete<
  T extends 'etablissement' | 'partenaire' | 'famille' | 'enfant' | 'intervenant' | 'structure',
>(db: Kysely<Database>, table: T, rows: readonly Insertable<Database[T]>[]): Promise<void> {
  const sets = columnsOf(rows)
    .filter((column) => column !== 'id')
    .map((column) => `"${column}" = ${completed(table, column, (one) => `excluded."${one}"`)}`)
  const keep = sets.length === 0 ? 'do nothing' : `do update set ${sets.join(', ')}`
  return insertBatches(db, table, rows, `on conflict (id) ${keep}`)
}

/**
 * Inserts batches with SQL written by hand: kysely would build and compile each batch anew, at a third of the
 * whole cost.
 */
async function insertBatches(
  db: Kysely<Database>,
  table: Table,
  rows: readonly Row[],
  onConflict: string,
): Promise<void> {
  const columns = columnsOf(rows)
  const names = columns.map((column) => `"${column}"`).join(', ')
  const places = `(${columns.map(() => '?').join(', ')})`
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    const batch = rows.slice(start, start + ROWS_PER_STATEMENT)
    const values = batch.map(() => places).join(', ')
    const parameters: unknown[] = []
    for (const row of batch) for (const column of columns) parameters.push(row[column] ?? null)
    const sql = `insert into "${table}" (${names}) values ${values} ${onConflict}`
    await db.executeQuery(CompiledQuery.raw(sql, parameters))
  }
}

/** Columns that some row fills; the others take their default, which is null wherever null may be. */
function columnsOf(rows: readonly Row[]): readonly string[] {
  const columns = new Set<string>()
  for (const row of rows) for (const column in row) if (row[column] != null) columns.add(column)
  return [...columns]
}

/** Values offered to the blanks of a record, by column: a filled column keeps its own value. */
export type Completion = {
  readonly id: string
  readonly values: Readonly<Record<string, string | number | null>>
}

/** SQL of a column's value once its blank is filled; `offered` gives the SQL of the value offered. */
function completed(table: string, column: string, offered: (column: string) => string): string {
  const filled = (one: string) => `coalesce("${table}"."${one}", ${offered(one)})`
  // A date of birth, old or new, makes the year alone redundant (constraint birth_is_date_or_year).
  return column === 'annee_naissance'
    ? `case when ${filled('date_naissance')} is null then ${filled(column)} end`
    : filled(column)
}

/** Fills the blanks of records, all in one statement; records without any blank to fill are not written. */
export async function completeAll(
  db: Kysely<Database>,
  table: keyof Database,
  completions: readonly Completion[],
): Promise<void> {
  // Two records may have different blanks: all their columns are offered.
  const columns = [...new Set(completions.flatMap(({ values }) => Object.keys(values)))]
  if (columns.length === 0) return
  const offered = (column: string) => `json_extract(offer.value, '$.values.${column}')`
  const sets = columns.map((column) => `"${column}" = ${completed(table, column, offered)}`)
  const fills = columns.map(
    (column) => `("${table}"."${column}" is null and ${offered(column)} is not null)`,
  )
  await sql`
    update ${sql.table(table)} set ${sql.raw(sets.join(', '))}
    from json_each(${JSON.stringify(completions)}) as offer
    where ${sql.ref(`${table}.id`)} = json_extract(offer.value, '$.id')
      and (${sql.raw(fills.join(' or '))})
  `.execute(db)
}
