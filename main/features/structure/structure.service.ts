import type { Kysely } from 'kysely'
import type { SaisieStructure } from '../../../shared/domain/structure.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { ok, type Result } from '../../../shared/result.ts'
import { act } from '../../db/act.ts'
import type { Database } from '../../db/schema.ts'
import { findStructure, updateStructure } from './structure.repository.ts'

type Db = Kysely<Database>

/** What the head of every bilan says of the structure. */
export async function readStructure(db: Db): Promise<Result<SaisieStructure, AppError>> {
  return ok(await findStructure(db))
}

/** Replaces it. */
export async function saveStructure(
  db: Db,
  saisie: SaisieStructure,
  now: Date,
): Promise<Result<void, AppError>> {
  return act(db, { now }, async (trx, { say }) => {
    say('Coordonnées de la structure')
    await updateStructure(trx, saisie)
    return ok(undefined)
  })
}
