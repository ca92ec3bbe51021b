import { type Kysely, sql } from 'kysely'
import {
  applyRun,
  type Change,
  describeTables,
  type Kept,
  type Obstacle,
  type Row,
  runsOf,
} from './replay.ts'
import type { Database } from './schema.ts'

export type { Obstacle } from './replay.ts'

type Db = Kysely<Database>

/** Thrown to roll the transaction back; caught here. */
class Obstructed extends Error {
  readonly obstacles: readonly Obstacle[]
  constructor(obstacles: readonly Obstacle[]) {
    super('undo refused')
    this.obstacles = obstacles
  }
}

/**
 * Restores every row that the operation changed, in one transaction; the journal does not record it.
 * Returns the obstacles, in which case nothing changes; empty when it is done.
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

/** Redoes an undone operation, with the same obstacles as `undoOperation`. */
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
      const kept: Kept = new Map()
      for (const run of runsOf(ordered(await findChanges(trx, operationId)))) {
        obstacles.push(...(await applyRun(trx, shapes, run, kept)))
      }
      if (obstacles.length > 0) throw new Obstructed(obstacles)
      await trx
        .updateTable('operation')
        .set({ undone_at: undoneAt === null ? null : await afterLastUndo(trx, undoneAt) })
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

/** Moment for `undone_at`, later than any before: redo follows it, even where the clock has gone back. */
async function afterLastUndo(trx: Db, at: string): Promise<string> {
  const { last } = await trx
    .selectFrom('operation')
    .select((eb) => eb.fn.max('undone_at').as('last'))
    .executeTakeFirstOrThrow()
  return last === null || at > last ? at : new Date(Date.parse(last) + 1).toISOString()
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
