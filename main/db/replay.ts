import { type Kysely, sql, type Transaction } from 'kysely'
import { insertAll } from './insert-all.ts'
import type { Database } from './schema.ts'

type Trx = Transaction<Database>
export type Row = Readonly<Record<string, string | number | null>>
/** One row brought from `before` to `after`; null on the side where it does not exist. */
export type Change = {
  readonly table: string
  readonly before: Row | null
  readonly after: Row | null
}

/** Reason why an undo or a redo is refused. */
export type Obstacle =
  /** The row was changed, removed or put back since. */
  | { readonly code: 'changed-since'; readonly table: string; readonly row: Row }
  /** Later work refers to the row that would be removed. */
  | { readonly code: 'referred-to'; readonly table: string; readonly row: Row; readonly by: string }
  /** The row that would come back refers to something removed since. */
  | { readonly code: 'refers-to-nothing' }

/** Rows left unchanged by the replay, by table, each named by its key. */
export type Kept = Map<string, Set<string>>

/** Consecutive changes that may be made together: rows of one table all inserted, or all deleted. */
type Run = { readonly table: string } & (
  | { readonly kind: 'remove'; readonly rows: Row[] }
  | { readonly kind: 'restore'; readonly rows: Row[] }
  | { readonly kind: 'update'; readonly rows: readonly [Row]; readonly after: Row }
)

/**
 * Cuts the changes into runs, in their order: an import is a run for each table. Updates stay apart, since
 * one row may be updated twice, and two rows exchange what only one may hold.
 */
export function runsOf(changes: readonly Change[]): readonly Run[] {
  const runs: Run[] = []
  for (const { table, before, after } of changes) {
    const last = runs.at(-1)
    const row = before ?? after
    if (row === null) throw new Error(`journal: empty change of ${table}`)
    if (before !== null && after !== null) {
      runs.push({ table, kind: 'update', rows: [before], after })
      continue
    }
    const kind = after === null ? 'remove' : 'restore'
    if (last?.kind === kind && last.table === table) last.rows.push(row)
    else runs.push({ table, kind, rows: [row] })
  }
  return runs
}

/**
 * Makes the changes of a run, except for rows that differ from the expected state or that later work refers
 * to: these are returned with the reason, and join `kept`. A row that only rows of `kept` refer to stays too,
 * without a reason of its own: it goes once they do.
 */
export async function applyRun(
  trx: Trx,
  shapes: ReadonlyMap<string, TableShape>,
  run: Run,
  kept: Kept,
): Promise<readonly Obstacle[]> {
  const { table } = run
  const shape = shapeOf(shapes, table)
  const current = await findCurrent(trx, table, shape, run.rows)
  const isAsLeft = (row: Row) =>
    isSame(current.get(keyOf(shape, row)), run.kind === 'restore' ? null : row)
  const changed = run.rows.filter((row) => !isAsLeft(row))
  const rows = run.rows.filter((row) => !changed.includes(row))
  const obstacles = changed.map((row) => ({ code: 'changed-since', table, row }) as const)
  keep(kept, table, shape, changed)
  if (rows.length === 0) return obstacles
  if (run.kind === 'remove') {
    return [...obstacles, ...(await remove(trx, shapes, table, rows, kept))]
  }
  if (run.kind === 'restore') {
    // The journal holds whole rows of that very table.
    await insertAll(trx, table as keyof Database, rows as readonly object[] as readonly never[])
  } else {
    const sets = Object.entries(run.after).map(
      ([column, value]) => sql`${sql.ref(column)} = ${value}`,
    )
    await sql`
      update ${sql.table(table)} set ${sql.join(sets)} where ${isAmong(shape, rows)}
    `.execute(trx)
  }
  return obstacles
}

async function remove(
  trx: Trx,
  shapes: ReadonlyMap<string, TableShape>,
  table: string,
  rows: readonly Row[],
  kept: Kept,
): Promise<readonly Obstacle[]> {
  const shape = shapeOf(shapes, table)
  const referred = await findReferred(trx, shapes, shape, rows, kept)
  const held = new Set(referred.map(({ row }) => row))
  keep(kept, table, shape, [...held])
  const free = rows.filter((row) => !held.has(row))
  await sql`delete from ${sql.table(table)} where ${isAmong(shape, free)}`.execute(trx)
  return referred.flatMap(({ row, by, isCause }) =>
    isCause ? [{ code: 'referred-to', table, row, by }] : [],
  )
}

function keep(kept: Kept, table: string, shape: TableShape, rows: readonly Row[]): void {
  const keys = kept.get(table) ?? new Set()
  for (const row of rows) keys.add(keyOf(shape, row))
  kept.set(table, keys)
}

function shapeOf(shapes: ReadonlyMap<string, TableShape>, table: string): TableShape {
  const shape = shapes.get(table)
  if (!shape) throw new Error(`journal: unknown table ${table}`)
  return shape
}

const keyOf = ({ primaryKey }: TableShape, row: Row): string =>
  JSON.stringify(primaryKey.map((column) => row[column]))

/** SQL condition for a set of rows, however many, with one parameter. */
function isAmong({ primaryKey }: TableShape, rows: readonly Row[]) {
  const keys = JSON.stringify(rows.map((row) => primaryKey.map((column) => row[column])))
  const own = primaryKey.map((column) => sql.ref(column))
  const named = primaryKey.map((_, index) => sql`value ->> ${sql.lit(index)}`)
  return sql`(${sql.join(own)}) in (select ${sql.join(named)} from json_each(${keys}))`
}

async function findCurrent(
  trx: Trx,
  table: string,
  shape: TableShape,
  rows: readonly Row[],
): Promise<ReadonlyMap<string, Row>> {
  const found = await sql<Row>`
    select * from ${sql.table(table)} where ${isAmong(shape, rows)}
  `.execute(trx)
  return new Map(found.rows.map((row) => [keyOf(shape, row), row]))
}

/** Whether two states of a row are equal on the columns of the journal: a column added since is no change. */
function isSame(current: Row | undefined, expected: Row | null): boolean {
  if (current === undefined || expected === null) return (current ?? null) === expected
  return Object.entries(expected).every(([column, value]) => current[column] === value)
}

/**
 * Rows of the list that other rows refer to: neither a cascade nor a null may change those silently. The
 * referring rows are the cause unless all of them are `kept`.
 */
async function findReferred(
  trx: Trx,
  shapes: ReadonlyMap<string, TableShape>,
  { referrers }: TableShape,
  rows: readonly Row[],
  kept: Kept,
): Promise<readonly { readonly row: Row; readonly by: string; readonly isCause: boolean }[]> {
  const referred = []
  for (const { table: by, columns } of referrers) {
    const removed = JSON.stringify(rows.map((row) => columns.map(({ to }) => row[to])))
    const matches = columns.map(
      ({ from }, index) => sql`${sql.ref(`${by}.${from}`)} = removed.value ->> ${sql.lit(index)}`,
    )
    const key = shapeOf(shapes, by).primaryKey.map((column) => sql.ref(`${by}.${column}`))
    const keys = JSON.stringify([...(kept.get(by) ?? [])])
    // A cross join keeps its order: from the few rows to the index of the rows that refer to them.
    const found = await sql<{ index: number; isCause: number }>`
      select removed.key as "index",
        max(json_array(${sql.join(key)}) not in (select value from json_each(${keys}))) as "isCause"
      from json_each(${removed}) as removed cross join ${sql.table(by)} on ${sql.join(matches, sql` and `)}
      group by removed.key
    `.execute(trx)
    for (const { index, isCause } of found.rows) {
      const row = rows[index]
      if (row) referred.push({ row, by, isCause: isCause === 1 })
    }
  }
  return referred
}

/** Keys and references of a table that an undo needs, read from the database itself. */
type TableShape = {
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
    to: string
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
      const referrers = [...own.values()].map((rows) => ({
        table: rows[0]?.child ?? '',
        columns: rows.map(({ from, to }) => ({ from, to })),
      }))
      return [table, { primaryKey: columns.map((c) => c.column), referrers }] as const
    }),
  )
}
