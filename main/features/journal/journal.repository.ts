import { type Kysely, sql } from 'kysely'
import type { Database } from '../../db/schema.ts'

type Db = Kysely<Database>

const operations = (db: Db) =>
  db.selectFrom('operation').select(['id as operationId', 'label', 'seq'])

/** Last operation that stands and whose changes are still kept. */
export function findLastDone(db: Db) {
  return operations(db)
    .where('undone_at', 'is', null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('operation_change as c')
          .select('c.seq')
          .whereRef('c.operation_id', '=', 'operation.id'),
      ),
    )
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Operation undone last, after the last one that stands: new work ends the operations to redo. */
export async function findNextUndone(db: Db) {
  const last = await findLastDone(db)
  return operations(db)
    .where('undone_at', 'is not', null)
    .where('seq', '>', last?.seq ?? 0)
    .orderBy('undone_at', 'desc')
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst()
}

type Limites = { readonly since: string; readonly actes: number }

/** Condition true for an operation done before `since` (ISO moment) that is none of the `actes` last. */
const oldOperation = ({ since, actes }: Limites) => sql<boolean>`created_at < ${since}
    and seq <= (select max(seq) from operation) - ${sql.lit(actes)}`

export async function findOldOperations(db: Db, limites: Limites): Promise<readonly string[]> {
  const rows = await db.selectFrom('operation').select('id').where(oldOperation(limites)).execute()
  return rows.map(({ id }) => id)
}

/** Deletes old operations. An import stays in the history of imports, without its changes. */
export async function deleteOldOperations(db: Db, limites: Limites): Promise<void> {
  const isOld = oldOperation(limites)
  await db
    .deleteFrom('operation_change')
    .where('operation_id', 'in', (eb) => eb.selectFrom('operation').select('id').where(isOld))
    .execute()
  await db.deleteFrom('operation').where('genre', '=', 'saisie').where(isOld).execute()
}

/** Whether the journal still keeps the changes of an operation. */
export async function hasChanges(db: Db, operationId: string): Promise<boolean> {
  const found = await db
    .selectFrom('operation_change')
    .select('seq')
    .where('operation_id', '=', operationId)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** Whether the changes of an operation were deleted with a person who was erased. */
export async function isOubliee(db: Db, operationId: string): Promise<boolean> {
  const found = await db
    .selectFrom('operation')
    .select('is_oubliee')
    .where('id', '=', operationId)
    .executeTakeFirst()
  return found?.is_oubliee === 1
}

/** Moment of an operation, and number of operations after it. */
export async function findAge(db: Db, operationId: string) {
  return db
    .selectFrom('operation as o')
    .where('o.id', '=', operationId)
    .select('o.created_at as createdAt')
    .select(
      sql<number>`(select count(*) from operation as later where later.seq > o.seq)`.as('after'),
    )
    .executeTakeFirst()
}

/** The names of some enfants. */
export function findEnfantNames(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('enfant')
    .where(sql<boolean>`id in (select value from json_each(${JSON.stringify(ids)}))`)
    .select(['id', 'nom', 'prenom'])
    .execute()
}
