import type { Kysely } from 'kysely'
import type { SaisieFaitMarquant } from '../../../shared/domain/fait-marquant.ts'
import { formatDate } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { FaitMarquantLigne } from '../../../shared/ipc/faits-marquants.ipc.ts'
import { ok, type Result } from '../../../shared/result.ts'
import type { Database } from '../../db/schema.ts'
import { findPerimetre } from '../actions/actions.service.ts'
import { type GenreFiche, removeFiche, saveFiche } from '../of-action.ts'
import {
  deleteFaitMarquantRow,
  findFaitMarquantRow,
  findFaitMarquantRows,
  putFaitMarquant,
} from './faits-marquants.repository.ts'

type Db = Kysely<Database>
type Scope = { readonly anneeId: string; readonly actionId: string | null }

const labelOf = ({ date }: { readonly date: string }): string =>
  `Fait marquant du ${formatDate(date)}`

const FAIT_MARQUANT: GenreFiche<SaisieFaitMarquant> = {
  labelOf: async (trx, id) => {
    const row = await findFaitMarquantRow(trx, id)
    return row && labelOf(row)
  },
  label: labelOf,
  put: putFaitMarquant,
  remove: deleteFaitMarquantRow,
}

/** Faits marquants of an action or of the whole année, latest first. */
export async function findFaitsMarquants(
  db: Db,
  scope: Scope,
): Promise<Result<readonly FaitMarquantLigne[], AppError>> {
  const perimetre = await findPerimetre(db, scope)
  return perimetre.ok ? ok(await findFaitMarquantRows(db, perimetre.value.actionIds)) : perimetre
}

/** Adds a fait marquant (id null) or replaces it. */
export const saveFaitMarquant = (
  db: Db,
  id: string | null,
  saisie: SaisieFaitMarquant,
  now: Date,
) => saveFiche(db, FAIT_MARQUANT, { id, saisie, now })

/** Deletes a fait marquant. */
export const removeFaitMarquant = (db: Db, id: string, now: Date) =>
  removeFiche(db, FAIT_MARQUANT, id, now)
