import type { Kysely } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import { isPlusVenu, statutAt } from '../../../shared/domain/intervenant.ts'
import { comparePersonnes } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { IntervenantLigne } from '../../../shared/ipc/intervenants.ipc.ts'
import { ok, type Result } from '../../../shared/result.ts'
import type { Database } from '../../db/schema.ts'
import { findPerimetre } from '../actions/actions.service.ts'
import {
  countSemainesSans,
  findEngagements,
  findIntervenants,
  findStatuts,
  type MinutesLigne,
  sumMinutesAutres,
  sumMinutesSeances,
} from './intervenants.repository.ts'

/**
 * Who takes part in an action (or in the année), with their minutes up to `today`. Whoever holds a
 * statut this année and is engaged in no action yet is in every list: nobody becomes invisible.
 */
export async function findIntervenantsOf(
  db: Kysely<Database>,
  input: { readonly anneeId: string; readonly actionId: string | null },
  today: IsoDate,
): Promise<Result<readonly IntervenantLigne[], AppError>> {
  const perimetre = await findPerimetre(db, input)
  if (!perimetre.ok) return perimetre
  const { annee, actionIds, anneeActionIds } = perimetre.value
  const intervenants = await findIntervenants(db)
  const statuts = groupByIntervenant(await findStatuts(db, annee))
  const engagements = groupByIntervenant(await findEngagements(db, anneeActionIds))
  const { seances, autres } = await findMinutes(db, actionIds, today)
  const semainesSans = await countSemainesSans(db, actionIds, today)
  const lastDay = today < annee.fin ? today : annee.fin
  const enSeance = groupByIntervenant(seances)
  const horsSeance = groupByIntervenant(autres)

  const isListed = (id: string): boolean => {
    const engaged = engagements.get(id)
    if (engaged === undefined) return statuts.has(id)
    return engaged.some((row) => actionIds.includes(row.actionId))
  }
  const lignes = intervenants
    .filter((intervenant) => isListed(intervenant.intervenantId))
    .map((intervenant): IntervenantLigne => {
      const id = intervenant.intervenantId
      const own = (statuts.get(id) ?? []).map(({ statut, debut, fin }) => ({ statut, debut, fin }))
      return {
        ...intervenant,
        statuts: own,
        isPlusVenu: isPlusVenu(semainesSans.get(id) ?? 0, statutAt(own, lastDay)),
        ...totalsOf(enSeance.get(id) ?? [], horsSeance.get(id) ?? []),
      }
    })
  return ok(lignes.sort(comparePersonnes))
}

/** Minutes of everyone in the actions up to `today`, by month and by the statut in force that day. */
export async function findMinutes(
  db: Kysely<Database>,
  actionIds: readonly string[],
  today: IsoDate,
): Promise<{
  readonly seances: readonly MinutesLigne[]
  readonly autres: readonly MinutesLigne[]
}> {
  return {
    seances: await sumMinutesSeances(db, actionIds, today),
    autres: await sumMinutesAutres(db, actionIds, today),
  }
}

/** Minutes on a day with no statut in force count nowhere in the bilan: they are told apart. */
function totalsOf(enSeance: readonly MinutesLigne[], horsSeance: readonly MinutesLigne[]) {
  const counted = (lignes: readonly MinutesLigne[]) => sumMinutes(lignes, (l) => l.statut !== null)
  return {
    seancesTenues: enSeance.reduce((total, ligne) => total + ligne.seances, 0),
    minutesSeances: counted(enSeance),
    minutesAutres: counted(horsSeance),
    minutesSansStatut: sumMinutes([...enSeance, ...horsSeance], (l) => l.statut === null),
    derniereSeance: enSeance.reduce<IsoDate | null>(
      (last, { derniereSeance: date }) =>
        date !== null && (last === null || date > last) ? date : last,
      null,
    ),
  }
}

const sumMinutes = (
  lignes: readonly MinutesLigne[],
  isCounted: (ligne: MinutesLigne) => boolean,
): number => lignes.reduce((total, l) => total + (isCounted(l) ? l.minutes : 0), 0)

function groupByIntervenant<T extends { readonly intervenantId: string }>(
  rows: readonly T[],
): ReadonlyMap<string, T[]> {
  return Map.groupBy(rows, (row) => row.intervenantId)
}
