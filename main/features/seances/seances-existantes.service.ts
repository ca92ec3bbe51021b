import type { Kysely } from 'kysely'
import type { Replanification, SeanceExistante } from '../../../shared/domain/replanification.ts'
import type { Database } from '../../db/schema.ts'
import {
  deleteSeanceRows,
  findSeancesOfCollectif,
  insertSeancesPrevues,
  moveSeanceRows,
} from './seances-existantes.repository.ts'

type Db = Kysely<Database>

/** Every séance of a collectif as planning sees it, in order of time. */
export async function findSeancesExistantes(
  db: Db,
  collectifId: string,
): Promise<readonly SeanceExistante[]> {
  const rows = await findSeancesOfCollectif(db, collectifId)
  return rows.map((row) => ({ ...row, hasRecords: row.hasRecords === 1 }))
}

/** Writes what a re-planning says, inside the caller's operation. */
export async function applyReplanification(
  trx: Db,
  collectifId: string,
  { deplacees, ajoutees, supprimees }: Replanification,
): Promise<void> {
  await deleteSeanceRows(
    trx,
    supprimees.map(({ seanceId }) => seanceId),
  )
  await moveSeanceRows(trx, deplacees)
  await insertSeancesPrevues(trx, collectifId, ajoutees)
}

/** Inside the caller's operation; whether they may go is the caller's rule. */
export const deleteSeances = (trx: Db, seanceIds: readonly string[]): Promise<void> =>
  deleteSeanceRows(trx, seanceIds)
