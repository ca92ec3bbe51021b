import { type Kysely, sql } from 'kysely'
import type { Database } from './schema.ts'

/** Keys and references of a table that an undo needs, read from the database itself. */
export type TableShape = {
  readonly primaryKey: readonly string[]
  /** Foreign keys of other tables that point here. */
  readonly referrers: readonly {
    readonly table: string
    readonly columns: readonly { readonly from: string; readonly to: string }[]
  }[]
}

/** The shape of every table, by name. */
export async function describeTables(
  db: Kysely<Database>,
): Promise<ReadonlyMap<string, TableShape>> {
  const keys = await sql<{ table: string; column: string }>`
    select m.name as "table", c.name as "column"
    from sqlite_schema as m join pragma_table_info(m.name) as c
    where m.type = 'table' and c.pk > 0 order by m.name, c.pk
  `.execute(db)
  const references = await sql<{
    child: string
    id: number
    parent: string
    from: string
    to: string | null
  }>`
    select m.name as child, f.id, f."table" as parent, f."from", f."to"
    from sqlite_schema as m join pragma_foreign_key_list(m.name) as f
    where m.type = 'table' order by m.name, f.id, f.seq
  `.execute(db)
  const keysByTable = Map.groupBy(keys.rows, (row) => row.table)
  const byParent = Map.groupBy(references.rows, (row) => row.parent)
  return new Map(
    [...keysByTable].map(([table, columns]) => {
      const own = Map.groupBy(byParent.get(table) ?? [], (row) => `${row.child} ${row.id}`)
      const primaryKey = columns.map((c) => c.column)
      const referrers = [...own.values()].flatMap((rows) =>
        rows[0] === undefined
          ? []
          : [
              {
                table: rows[0].child,
                columns: rows.map(({ from, to }, n) => ({ from, to: to ?? primaryKey[n] ?? '' })),
              },
            ],
      )
      return [table, { primaryKey, referrers }] as const
    }),
  )
}
