import type { Kysely } from 'kysely'
import type { Moment } from '../../../shared/domain/planification.ts'
import type { Replanification, SeanceExistante } from '../../../shared/domain/replanification.ts'
import type { Database } from '../../db/schema.ts'
import {
  deleteSeanceRows,
  findSeancesOfCollectifs,
  insertSeancesPrevues,
  moveSeanceRows,
} from './seances-existantes.repository.ts'

type Db = Kysely<Database>

/** Every séance of a collectif as planning sees it, in order of time. */
export async function findSeancesExistantes(
  db: Db,
  collectifId: string,
): Promise<readonly SeanceExistante[]> {
  return (await findExistantesByCollectif(db, [collectifId])).get(collectifId) ?? []
}

/** The same for several collectifs, by collectif. */
export async function findExistantesByCollectif(
  db: Db,
  collectifIds: readonly string[],
): Promise<ReadonlyMap<string, readonly SeanceExistante[]>> {
  const rows = await findSeancesOfCollectifs(db, collectifIds)
  return Map.groupBy(
    rows.map(({ hasRecords, ...row }) => ({ ...row, hasRecords: hasRecords === 1 })),
    ({ collectifId }) => collectifId,
  )
}

/** Séances prévues of collectifs, inside the caller's operation. */
export async function addSeances(
  trx: Db,
  series: readonly { readonly collectifId: string; readonly seances: readonly Moment[] }[],
): Promise<void> {
  await insertSeancesPrevues(
    trx,
    series.flatMap(({ collectifId, seances }) =>
      seances.map(({ date, debut, fin }) => ({ collectifId, date, debut, fin })),
    ),
  )
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
  await addSeances(trx, [{ collectifId, seances: ajoutees }])
}

/** Inside the caller's operation; whether they may go is the caller's rule. */
export const deleteSeances = (trx: Db, seanceIds: readonly string[]): Promise<void> =>
  deleteSeanceRows(trx, seanceIds)
