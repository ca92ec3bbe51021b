import dayjs from 'dayjs'
import type { Kysely } from 'kysely'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { Brouillon, FormulaireOuvert } from '../../../shared/ipc/brouillons.ipc.ts'
import { ok, type Result } from '../../../shared/result.ts'
import type { Database } from '../../db/schema.ts'
import {
  deleteBrouillon,
  deleteBrouillonsBefore,
  findBrouillon,
  findBrouillons,
  upsertBrouillon,
} from './brouillons.repository.ts'

type Db = Kysely<Database>

/** Days that a brouillon is kept: nobody comes back to it later, and it names children. */
const DAYS_KEPT = 30

/** Brouillons of the forms that were neither saved nor left, latest first. */
export const readBrouillons = async (db: Db): Promise<Result<readonly Brouillon[], AppError>> =>
  ok(await findBrouillons(db))

/** A form's unsaved content, kept when the app stopped short; null when the form was saved or left. */
export const readBrouillon = async (
  db: Db,
  form: FormulaireOuvert,
): Promise<Result<Brouillon | null, AppError>> => ok(await findBrouillon(db, form))

/** Keeps the content of a form, outside any operation: nothing is saved yet, so nothing is to be undone. */
export async function keepBrouillon(
  db: Db,
  brouillon: Omit<Brouillon, 'savedAt'>,
  now: Date,
): Promise<Result<void, AppError>> {
  await db.transaction().execute(async (trx) => {
    await deleteBrouillonsBefore(trx, dayjs(now).subtract(DAYS_KEPT, 'day').toISOString())
    await upsertBrouillon(trx, { ...brouillon, savedAt: now.toISOString() })
  })
  return ok(undefined)
}

/** Deletes the brouillon of a form that was saved, or left with the user's consent. */
export async function forgetBrouillon(
  db: Db,
  form: FormulaireOuvert,
): Promise<Result<void, AppError>> {
  await deleteBrouillon(db, form)
  return ok(undefined)
}
