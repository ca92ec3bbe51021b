import { type Kysely, sql, type Transaction } from 'kysely'
import type { Database } from './schema.ts'
import { describeTables, type TableShape } from './table-shapes.ts'

type Db = Kysely<Database>
type Row = Readonly<Record<string, string | number | null>>
type Change = { readonly table: string; readonly before: Row | null; readonly after: Row | null }

/** What stands in the way of an undo or a redo. */
export type Obstacle =
  /** The row was changed, removed or put back since. */
  | { readonly code: 'changed-since'; readonly table: string; readonly row: Row }
  /** Later work refers to the row that would be removed. */
  | { readonly code: 'referred-to'; readonly table: string; readonly row: Row; readonly by: string }
  /** The row that would come back refers to something removed since. */
  | { readonly code: 'refers-to-nothing' }

/** Thrown to roll the transaction back; caught here. */
class Obstructed extends Error {
  readonly obstacles: readonly Obstacle[]
  constructor(obstacles: readonly Obstacle[]) {
    super('undo refused')
    this.obstacles = obstacles
  }
}

/**
 * Puts every row that the operation changed back as it was, in one transaction; the journal does not
 * record it. Gives what stands in the way, in which case nothing changes; empty when it is done.
 */
export function undoOperation(
  db: Db,
  operationId: string,
  at: string,
): Promise<readonly Obstacle[]> {
  return replay(db, operationId, at, (changes) =>
    changes
      .toReversed()
      .map(({ table, before, after }) => ({ table, before: after, after: before })),
  )
}

/** Does an undone operation again, on the same terms. */
export function redoOperation(db: Db, operationId: string): Promise<readonly Obstacle[]> {
  return replay(db, operationId, null, (changes) => changes)
}

async function replay(
  db: Db,
  operationId: string,
  undoneAt: string | null,
  ordered: (changes: readonly Change[]) => readonly Change[],
): Promise<readonly Obstacle[]> {
  try {
    await db.transaction().execute(async (trx) => {
      // Rows of one operation may come back before the rows they refer to.
      await sql`pragma defer_foreign_keys = on`.execute(trx)
      const shapes = await describeTables(trx)
      const obstacles: Obstacle[] = []
      for (const change of ordered(await findChanges(trx, operationId))) {
        obstacles.push(...(await applyChange(trx, shapes, change)))
      }
      if (obstacles.length > 0) throw new Obstructed(obstacles)
      await trx
        .updateTable('operation')
        .set({ undone_at: undoneAt })
        .where('id', '=', operationId)
        .execute()
    })
    return []
  } catch (error) {
    if (error instanceof Obstructed) return error.obstacles
    if ((error as { code?: string }).code === 'SQLITE_CONSTRAINT_FOREIGNKEY') {
      return [{ code: 'refers-to-nothing' }]
    }
    throw error
  }
}

async function findChanges(db: Db, operationId: string): Promise<readonly Change[]> {
  const rows = await db
    .selectFrom('operation_change')
    .select(['table_name', 'before', 'after'])
    .where('operation_id', '=', operationId)
    .orderBy('seq')
    .execute()
  const parse = (json: string | null) => (json === null ? null : (JSON.parse(json) as Row))
  return rows.map((row) => ({
    table: row.table_name,
    before: parse(row.before),
    after: parse(row.after),
  }))
}

/** Brings one row from `before` to `after`, provided that it is still exactly `before`. */
async function applyChange(
  trx: Transaction<Database>,
  shapes: ReadonlyMap<string, TableShape>,
  { table, before, after }: Change,
): Promise<readonly Obstacle[]> {
  const shape = shapes.get(table)
  const known = before ?? after
  if (!shape || !known) throw new Error(`journal: unknown change of ${table}`)
  const isThis = (row: Row) =>
    sql.join(
      shape.primaryKey.map((column) => sql`${sql.ref(column)} is ${row[column] ?? null}`),
      sql` and `,
    )
  const current = (
    await sql<Row>`select * from ${sql.table(table)} where ${isThis(known)}`.execute(trx)
  ).rows[0]
  if (!sameRow(current, before)) return [{ code: 'changed-since', table, row: known }]

  if (after === null && before !== null) {
    const obstacles = await findReferrers(trx, shape, table, before)
    if (obstacles.length > 0) return obstacles
    await sql`delete from ${sql.table(table)} where ${isThis(before)}`.execute(trx)
  } else if (after !== null && before === null) {
    const columns = Object.keys(after)
    await sql`
      insert into ${sql.table(table)} (${sql.join(columns.map((c) => sql.ref(c)))})
      values (${sql.join(columns.map((c) => after[c] ?? null))})
    `.execute(trx)
  } else if (after !== null && before !== null) {
    const sets = Object.keys(after).map((c) => sql`${sql.ref(c)} = ${after[c] ?? null}`)
    await sql`update ${sql.table(table)} set ${sql.join(sets)} where ${isThis(before)}`.execute(trx)
  }
  return []
}

/** Compared on what the journal knows: a column added since is not a change. */
function sameRow(current: Row | undefined, expected: Row | null): boolean {
  if (current === undefined || expected === null) return (current ?? null) === expected
  return Object.entries(expected).every(([column, value]) => current[column] === value)
}

/** Rows that came after and refer to this one: neither a cascade nor a null may take them silently. */
async function findReferrers(
  trx: Transaction<Database>,
  shape: TableShape,
  table: string,
  row: Row,
): Promise<readonly Obstacle[]> {
  const obstacles: Obstacle[] = []
  for (const reference of shape.referrers) {
    const matches = reference.columns.map(
      ({ from, to }) => sql`${sql.ref(from)} = ${row[to] ?? null}`,
    )
    const found = await sql`
      select 1 from ${sql.table(reference.table)} where ${sql.join(matches, sql` and `)} limit 1
    `.execute(trx)
    if (found.rows.length > 0)
      obstacles.push({ code: 'referred-to', table, row, by: reference.table })
  }
  return obstacles
}
