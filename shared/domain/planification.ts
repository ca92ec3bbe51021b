import type { IsoDate, IsoTime } from '../dates.ts'
import { compareTexts } from '../format.ts'
import { type JoursFermes, serieDates } from './calendrier.ts'
import type { Jour } from './listes.ts'

/** Weekly slot of a collectif. */
export type Horaire = { readonly jour: Jour; readonly debut: IsoTime; readonly fin: IsoTime }
export type Creneau = Horaire & { readonly creneauId: string }

export type Periode = { readonly debut: IsoDate; readonly fin: IsoDate }

/** One dated meeting, before it is a record. */
export type Moment = { readonly date: IsoDate; readonly debut: IsoTime; readonly fin: IsoTime }

/** Why a date of a créneau gives no séance; `nom` is the text shown to the user. */
export type MotifEcart = {
  readonly genre: 'ferie' | 'vacances' | 'seance-deja-la' | 'hors-annee'
  readonly nom: string
}

/** Séances that the créneaux of a collectif give over a period, in order of time, and the dates set aside. */
export type Serie = {
  readonly seances: readonly (Moment & { readonly creneauId: string })[]
  readonly ecartees: readonly (Moment & {
    readonly creneauId: string
    readonly motif: MotifEcart
  })[]
}

/** True when two meetings of one collectif would take place at the same time. */
export function overlaps(
  one: Pick<Moment, 'debut' | 'fin'>,
  other: Pick<Moment, 'debut' | 'fin'>,
): boolean {
  return one.debut < other.fin && other.debut < one.fin
}

/**
 * The séances that créneaux give from one date to another, both included: one per créneau and open
 * week. Set aside, with why: holidays, public holidays, and times when `existing` séances of the
 * collectif, whatever their état, take place.
 */
export function planSerie(
  creneaux: readonly Creneau[],
  periode: Periode,
  calendrier: JoursFermes,
  existing: readonly Moment[],
): Serie {
  const taken = Map.groupBy(existing, ({ date }) => date)
  const seances: Serie['seances'][number][] = []
  const ecartees: Serie['ecartees'][number][] = []
  for (const { creneauId, jour, debut, fin } of creneaux) {
    const serie = serieDates(jour, periode, calendrier)
    for (const { date, motif } of serie.ecartees) {
      ecartees.push({ creneauId, date, debut, fin, motif })
    }
    for (const date of serie.dates) {
      const there = taken.get(date)?.find((seance) => overlaps(seance, { debut, fin }))
      if (there === undefined) seances.push({ creneauId, date, debut, fin })
      else ecartees.push({ creneauId, date, debut, fin, motif: dejaLa(there) })
    }
  }
  return { seances: seances.sort(byMoment), ecartees: ecartees.sort(byMoment) }
}

/** Motif of a time when another séance of the collectif takes place. */
export const dejaLa = ({ debut, fin }: Moment): MotifEcart => ({
  genre: 'seance-deja-la',
  nom: `séance déjà là (${debut}–${fin})`,
})

/** Comparator of two moments, in order of time. */
export const byMoment = (
  one: Pick<Moment, 'date' | 'debut'>,
  other: Pick<Moment, 'date' | 'debut'>,
): number => compareTexts(one.date, other.date) || compareTexts(one.debut, other.debut)
