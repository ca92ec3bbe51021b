import type { Kysely, Transaction } from 'kysely'
import { act } from '../../main/db/act.ts'
import type { Database } from '../../main/db/schema.ts'
import { ok } from '../../shared/result.ts'

/** The line of the journal of an act. */
export type Header = {
  readonly genre: Database['operation']['genre']
  readonly label: string
  readonly createdAt: string
}

/** Runs `work` as one act of the user that always succeeds; gives the id of the operation and the result of `work`. */
export async function inOperation<T>(
  db: Kysely<Database>,
  { genre, label, createdAt }: Header,
  work: (trx: Transaction<Database>) => Promise<T>,
): Promise<{ readonly operationId: string; readonly value: T }> {
  const done = await act(
    db,
    { now: new Date(createdAt), genre },
    async (trx, { operationId, say }) => {
      say(label)
      return ok({ operationId, value: await work(trx) })
    },
  )
  if (!done.ok) throw new Error('an act that cannot be refused was')
  return done.value
}
