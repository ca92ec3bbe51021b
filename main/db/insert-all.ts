import { type Insertable, type Kysely, sql } from 'kysely'
import type { Database } from './schema.ts'

// Well under SQLite's limit of variables for our widest table; one text per table is then prepared once.
const ROWS_PER_STATEMENT = 200

/** Inserts rows in batches. */
export async function insertAll<T extends keyof Database>(
  db: Kysely<Database>,
  table: T,
  rows: readonly Insertable<Database[T]>[],
): Promise<void> {
  for (const batch of batches(rows)) {
    // kysely cannot relate Insertable<Database[T]> to its own conditional type for a generic T.
    await db
      .insertInto(table)
      .values(batch as never)
      .execute()
  }
}

/** The same, leaving alone the rows that are already there (by primary key). */
export async function insertMissing<T extends keyof Database>(
  db: Kysely<Database>,
  table: T,
  rows: readonly Insertable<Database[T]>[],
): Promise<void> {
  for (const batch of batches(rows)) {
    await db
      .insertInto(table)
      .values(batch as never)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

function* batches<R>(rows: readonly R[]): Generator<R[]> {
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    yield rows.slice(start, start + ROWS_PER_STATEMENT)
  }
}

/**
 * The same, completing rows that are already there (by `id`): an empty column takes the new value, a
 * filled one keeps its own.
 */
export async function insertOrComplete<
  T extends 'etablissement' | 'partenaire' | 'famille' | 'enfant' | 'intervenant' | 'structure',
>(db: Kysely<Database>, table: T, rows: readonly Insertable<Database[T]>[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).filter((column) => column !== 'id')
  const keep = Object.fromEntries(
    columns.map((column) => [column, completed(table, column)] as const),
  )
  for (const batch of batches(rows)) {
    await db
      .insertInto(table)
      .values(batch as never)
      .onConflict((conflict) => conflict.column('id' as never).doUpdateSet(keep as never))
      .execute()
  }
}

function completed(table: string, column: string) {
  const own = sql.ref(`${table}.${column}`)
  const incoming = sql.ref(`excluded.${column}`)
  // A date of birth, old or new, makes the year alone redundant (constraint birth_is_date_or_year).
  if (column === 'annee_naissance') {
    return sql`case when coalesce(enfant.date_naissance, excluded.date_naissance) is null then coalesce(${own}, ${incoming}) end`
  }
  return sql`coalesce(${own}, ${incoming})`
}
