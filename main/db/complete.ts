import { type Kysely, sql } from 'kysely'
import type { Database } from './schema.ts'

/** Values offered to the blanks of a record, by column: a filled column keeps its own value. */
export type Completion = {
  readonly id: string
  readonly values: Readonly<Record<string, string | number | null>>
}

/** SQL of a column's value once its blank is filled; `offered` gives the SQL of the value offered. */
export function completed(
  table: string,
  column: string,
  offered: (column: string) => string,
): string {
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
  const [first] = completions
  if (!first) return
  const columns = Object.keys(first.values)
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
