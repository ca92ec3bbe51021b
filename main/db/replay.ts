import { sql, type Transaction } from 'kysely'
import { insertAll } from './insert-all.ts'
import type { Database } from './schema.ts'
import type { TableShape } from './table-shapes.ts'

type Trx = Transaction<Database>
export type Row = Readonly<Record<string, string | number | null>>
/** One row brought from `before` to `after`; null on the side where it does not exist. */
export type Change = {
  readonly table: string
  readonly before: Row | null
  readonly after: Row | null
}

/** What stands in the way of an undo or a redo. */
export type Obstacle =
  /** The row was changed, removed or put back since. */
  | { readonly code: 'changed-since'; readonly table: string; readonly row: Row }
  /** Later work refers to the row that would be removed. */
  | { readonly code: 'referred-to'; readonly table: string; readonly row: Row; readonly by: string }
  /** The row that would come back refers to something removed since. */
  | { readonly code: 'refers-to-nothing' }

type Referred = Extract<Obstacle, { readonly code: 'referred-to' }>

/** Changes that follow each other and may be made together: rows of one table that all come, or all go. */
export type Run = { readonly table: string } & (
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
 * Makes those changes, save for the rows that are no longer exactly what they are to leave, or that later
 * work refers to: these are given back with the reason.
 */
export async function applyRun(
  trx: Trx,
  shapes: ReadonlyMap<string, TableShape>,
  run: Run,
): Promise<readonly Obstacle[]> {
  const { table } = run
  const shape = shapes.get(table)
  if (!shape) throw new Error(`journal: unknown table ${table}`)
  const current = await findCurrent(trx, table, shape, run.rows)
  const isAsLeft = (row: Row) =>
    isSame(current.get(keyOf(shape, row)), run.kind === 'restore' ? null : row)
  const changed = run.rows.filter((row) => !isAsLeft(row))
  const rows = changed.length === 0 ? run.rows : run.rows.filter((row) => !changed.includes(row))
  const obstacles = changed.map((row) => ({ code: 'changed-since', table, row }) as const)
  if (rows.length === 0) return obstacles
  if (run.kind === 'remove') return [...obstacles, ...(await remove(trx, table, shape, rows))]
  if (run.kind === 'restore') {
    // The journal kept whole rows of that very table.
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
  table: string,
  shape: TableShape,
  rows: readonly Row[],
): Promise<readonly Obstacle[]> {
  const obstacles = await findReferrers(trx, table, shape, rows)
  const kept = new Set(obstacles.map(({ row }) => row))
  const free = rows.filter((row) => !kept.has(row))
  await sql`delete from ${sql.table(table)} where ${isAmong(shape, free)}`.execute(trx)
  return obstacles
}

const keyOf = ({ primaryKey }: TableShape, row: Row): string =>
  JSON.stringify(primaryKey.map((column) => row[column]))

/** Whatever their number, rows are named to SQLite by one parameter. */
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

/** Compared on what the journal knows: a column added since is not a change. */
function isSame(current: Row | undefined, expected: Row | null): boolean {
  if (current === undefined || expected === null) return (current ?? null) === expected
  return Object.entries(expected).every(([column, value]) => current[column] === value)
}

/** Rows that came after and refer to these: neither a cascade nor a null may take them silently. */
async function findReferrers(
  trx: Trx,
  table: string,
  { referrers }: TableShape,
  rows: readonly Row[],
): Promise<readonly Referred[]> {
  const obstacles: Referred[] = []
  for (const { table: by, columns } of referrers) {
    const referred = JSON.stringify(rows.map((row) => columns.map(({ to }) => row[to])))
    const matches = columns.map(
      ({ from }, index) => sql`${sql.ref(from)} = removed.value ->> ${sql.lit(index)}`,
    )
    const found = await sql<{ index: number }>`
      select removed.key as "index" from json_each(${referred}) as removed
      where exists (select 1 from ${sql.table(by)} where ${sql.join(matches, sql` and `)})
    `.execute(trx)
    for (const { index } of found.rows) {
      const row = rows[index]
      if (row) obstacles.push({ code: 'referred-to', table, row, by })
    }
  }
  return obstacles
}
