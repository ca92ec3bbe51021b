import { type Kysely, sql } from 'kysely'
import { formatCount } from '../../shared/format.ts'
import type { Database } from '../db/schema.ts'

/** Number of rows that refer to a record, whose id is in `column`, by kind: a kind may gather several tables. */
export function countOn<K extends string>(
  db: Kysely<Database>,
  column: string,
  id: string,
  tables: Readonly<Record<K, readonly (keyof Database)[]>>,
): Promise<Readonly<Record<K, number>>> {
  const kinds = Object.entries<readonly (keyof Database)[]>(tables).map(([kind, own]) => {
    const counts = own.map(
      (table) => sql`(select count(*) from ${sql.table(table)} where ${sql.ref(column)} = ${id})`,
    )
    return sql<number>`${sql.join(counts, sql` + `)}`.as(kind)
  })
  return db.selectNoFrom(kinds).executeTakeFirstOrThrow() as Promise<Record<K, number>>
}

/**
 * Reasons that stand in the way of a deletion, each as a count and the rest of its sentence, which says the
 * way out, for one and for several. A count of zero is no reason.
 */
export const reasonsOf = (
  standing: readonly (readonly [count: number, one: string, several: string])[],
): readonly string[] =>
  standing.flatMap(([count, one, several]) => (count > 0 ? [formatCount(count, one, several)] : []))

/** Whether anything stands in the way: reasons, or errors by field. */
export const isRefused = (refusals: object): boolean => Object.keys(refusals).length > 0
