import type { Kysely } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import { ACTIVITES } from '../../../shared/domain/listes.ts'
import { formatPersonne, frCollator } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { SeanceLigne } from '../../../shared/ipc/seances.ipc.ts'
import { ok, type Result } from '../../../shared/result.ts'
import type { Database } from '../../db/schema.ts'
import { findPerimetre } from '../actions/actions.service.ts'
import {
  countInconnus,
  countPresences,
  findActivites,
  findIntervenantsDeSeances,
  findSeances,
} from './seances.repository.ts'

/** The séances of an action (or of the whole année), past and to come, by date and time. */
export async function findSeancesOf(
  db: Kysely<Database>,
  input: { readonly anneeId: string; readonly actionId: string | null },
  today: IsoDate,
): Promise<Result<readonly SeanceLigne[], AppError>> {
  const perimetre = await findPerimetre(db, input)
  if (!perimetre.ok) return perimetre
  return ok(await findSeancesOfActions(db, perimetre.value.actionIds, today))
}

/** The same, for actions already known. */
export async function findSeancesOfActions(
  db: Kysely<Database>,
  actionIds: readonly string[],
  today: IsoDate,
): Promise<readonly SeanceLigne[]> {
  const seances = await findSeances(db, actionIds)
  const activites = groupBySeance(await findActivites(db, actionIds))
  const intervenants = groupBySeance(await findIntervenantsDeSeances(db, actionIds))
  const presences = groupBySeance(await countPresences(db, actionIds))
  const inconnus = groupBySeance(await countInconnus(db, actionIds, today))

  const lignes = seances.map((seance): SeanceLigne => {
    const noted = activites.get(seance.seanceId)?.map((row) => row.activite) ?? []
    const counts = presences.get(seance.seanceId)?.[0]
    return {
      ...seance,
      activites: ACTIVITES.filter((activite) => noted.includes(activite)),
      intervenants: (intervenants.get(seance.seanceId) ?? [])
        .map(formatPersonne)
        .sort(frCollator.compare),
      presents: counts?.presents ?? 0,
      absents: counts?.absents ?? 0,
      excuses: counts?.excuses ?? 0,
      inconnus: inconnus.get(seance.seanceId)?.[0]?.inconnus ?? 0,
    }
  })
  return lignes.sort(byMoment)
}

function byMoment(a: SeanceLigne, b: SeanceLigne): number {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1
  if (a.debut !== b.debut) return a.debut < b.debut ? -1 : 1
  return frCollator.compare(a.collectif, b.collectif)
}

function groupBySeance<T extends { readonly seanceId: string }>(
  rows: readonly T[],
): ReadonlyMap<string, T[]> {
  return Map.groupBy(rows, (row) => row.seanceId)
}
