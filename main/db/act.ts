import { type Kysely, sql, type Transaction } from 'kysely'
import { typographie } from '../../shared/format.ts'
import { err, type Result } from '../../shared/result.ts'
import { newId } from './new-id.ts'
import type { Database } from './schema.ts'

/** Arguments of the work of an act, besides the transaction. */
type Act = {
  /** Id of the line of the journal; the id of an import is that of its act. */
  readonly operationId: string
  /** Sets the label of the act, as « Annuler » shows it; the last call counts. */
  readonly say: (label: string) => void
}

type ActOptions = {
  readonly now: Date
  /** `saisie` by default: what the user enters by hand. */
  readonly genre?: Database['operation']['genre']
}

/** Thrown to roll the transaction back; caught here. */
class Refused extends Error {
  readonly refusal: unknown
  constructor(refusal: unknown) {
    super('act refused')
    this.refusal = refusal
  }
}

/**
 * One act of the user: one transaction, and one line of the journal that « Annuler » takes back. `work`
 * checks and writes on the same `trx`, so what it judged is what it changes. An `err` rolls everything back.
 * An act that changes no row leaves no line; one that changes rows without `say` throws (a bug).
 * Called with a transaction, it joins that act: the outer one has the label and must hand an `err` on.
 *
 * @example
 * act(db, { now }, async (trx, { say }) => {
 *   const row = await findHeuresRow(trx, heuresId)
 *   if (!row) return err(NOT_FOUND)
 *   say(`Suppression d’heures : ${formatPersonne(row)}`)
 *   await deleteHeuresRow(trx, heuresId)
 *   return ok(undefined)
 * })
 */
export async function act<T, E>(
  db: Kysely<Database>,
  { now, genre = 'saisie' }: ActOptions,
  work: (trx: Transaction<Database>, act: Act) => Promise<Result<T, E>>,
): Promise<Result<T, E>> {
  if (db.isTransaction) {
    return work(db as Transaction<Database>, { operationId: await currentOperation(db), say })
  }
  const operationId = newId()
  let label: string | null = null
  try {
    return await db.transaction().execute(async (trx) => {
      await open(trx, { operationId, genre, createdAt: now.toISOString() })
      const result = await work(trx, {
        operationId,
        say: (text) => {
          label = typographie(text)
        },
      })
      if (!result.ok) throw new Refused(result.error)
      await close(trx, { operationId, genre, label })
      return result
    })
  } catch (error) {
    if (error instanceof Refused) return err(error.refusal as E)
    throw error
  }
}

/** `say` of an act that joined another: its label is not used. */
const say = (): void => {}

async function currentOperation(trx: Kysely<Database>): Promise<string> {
  const { operation_id } = await trx
    .selectFrom('operation_under_way')
    .select('operation_id')
    .executeTakeFirstOrThrow()
  return operation_id
}

async function open(
  trx: Transaction<Database>,
  header: {
    readonly operationId: string
    readonly genre: Database['operation']['genre']
    readonly createdAt: string
  },
): Promise<void> {
  // The label is known at the end; the column wants a text.
  await sql`
    insert into operation (id, seq, genre, label, created_at)
    select ${header.operationId}, coalesce(max(seq), 0) + 1, ${header.genre}, '…', ${header.createdAt} from operation
  `.execute(trx)
  await trx
    .insertInto('operation_under_way')
    .values({ one: 1, operation_id: header.operationId })
    .execute()
}

async function close(
  trx: Transaction<Database>,
  act: {
    readonly operationId: string
    readonly genre: Database['operation']['genre']
    readonly label: string | null
  },
): Promise<void> {
  await trx.deleteFrom('operation_under_way').execute()
  const changed = await trx
    .selectFrom('operation_change')
    .select('seq')
    .where('operation_id', '=', act.operationId)
    .limit(1)
    .executeTakeFirst()
  // An import without effect stays in the history of imports.
  if (changed === undefined && act.genre === 'saisie') {
    await trx.deleteFrom('operation').where('id', '=', act.operationId).execute()
    return
  }
  if (act.label === null) throw new Error('an act that changes rows has no label')
  await trx
    .updateTable('operation')
    .set({ label: act.label })
    .where('id', '=', act.operationId)
    .execute()
}
