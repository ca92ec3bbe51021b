import { type Kysely, sql, type Transaction } from 'kysely'
import { typographie } from '../../shared/format.ts'
import { newId } from './new-id.ts'
import type { Database } from './schema.ts'

/** What the journal says was done: shown to the user when she undoes it. */
export type OperationHeader = {
  readonly genre: Database['operation']['genre']
  readonly label: string
  readonly createdAt: string
}

/** The header of what the user enters by hand, its label as French typography wants it. */
export const saisieHeader = (label: string, now: Date): OperationHeader => ({
  genre: 'saisie',
  label: typographie(label),
  createdAt: now.toISOString(),
})

/**
 * Runs `work` in one transaction whose every row change is kept, before and after, under one operation.
 * Gives the operation's id with what `work` gave; when `work` throws, nothing is kept.
 */
export function inOperation<T>(
  db: Kysely<Database>,
  header: OperationHeader,
  work: (trx: Transaction<Database>, operationId: string) => Promise<T>,
): Promise<{ readonly operationId: string; readonly value: T }> {
  return db.transaction().execute(async (trx) => {
    const operationId = newId()
    const { genre, label, createdAt } = header
    await sql`
      insert into operation (id, seq, genre, label, created_at)
      select ${operationId}, coalesce(max(seq), 0) + 1, ${genre}, ${label}, ${createdAt} from operation
    `.execute(trx)
    await trx
      .insertInto('operation_under_way')
      .values({ one: 1, operation_id: operationId })
      .execute()
    const value = await work(trx, operationId)
    await trx.deleteFrom('operation_under_way').execute()
    return { operationId, value }
  })
}
