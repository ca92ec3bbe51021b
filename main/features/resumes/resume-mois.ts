import { type IsoDate, monthAfter } from '../../../shared/dates.ts'
import type { Resume } from '../../../shared/ipc/resumes.ipc.ts'
import type { SeanceLigne } from '../../../shared/ipc/seances.ipc.ts'
import type { Minutes } from '../controles/a-faire.service.ts'
import { sum, sumByStatut } from './summarize.ts'

/**
 * From the first month where anything happened to the last, none left out: a month without séance
 * is a zero on the chart, not a gap.
 */
export function summarizeMois(
  seances: readonly SeanceLigne[],
  minutes: readonly Minutes[],
  today: IsoDate,
): Resume['mois'] {
  const tenues = seances.filter(({ etat, date }) => etat === 'tenue' && date <= today)
  const seancesByMois = Map.groupBy(tenues, ({ date }) => date.slice(0, 7))
  const minutesByMois = Map.groupBy(minutes, ({ mois }) => mois)
  const known = [...seancesByMois.keys(), ...minutesByMois.keys()].sort()
  return monthsBetween(known[0], known.at(-1)).map((mois) => {
    const ofMois = seancesByMois.get(mois) ?? []
    return {
      mois,
      seances: ofMois.length,
      presents: sum(ofMois, (seance) => seance.presents),
      absents: sum(ofMois, (seance) => seance.absents),
      excuses: sum(ofMois, (seance) => seance.excuses),
      minutesParStatut: sumByStatut(minutesByMois.get(mois) ?? []),
    }
  })
}

function monthsBetween(first: string | undefined, last: string | undefined): readonly string[] {
  if (first === undefined || last === undefined) return []
  const months = [first]
  for (let month = first; month < last; ) {
    month = monthAfter(month)
    months.push(month)
  }
  return months
}
