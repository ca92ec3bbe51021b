import { type IsoDate, monthAfter, monthsOf } from '../../../shared/dates.ts'
import type { CollectifPresences } from '../../../shared/ipc/presences.ipc.ts'

type Annee = { readonly debut: IsoDate; readonly fin: IsoDate }

/** Collectif asked for, else the one that met last: the screen is opened after a séance. */
export function chooseCollectif(
  asked: string | null,
  collectifs: readonly CollectifPresences[],
): CollectifPresences | null {
  const [first, ...others] = collectifs
  if (first === undefined) return null
  const known = collectifs.find(({ collectifId }) => collectifId === asked)
  return (
    known ??
    others.reduce((best, one) => ((one.derniere ?? '') > (best.derniere ?? '') ? one : best), first)
  )
}

/** Month asked for when it is within the année, else that of the last séance, else the nearest to today. */
export function chooseMois(
  asked: string | null,
  { derniere, mois }: Pick<CollectifPresences, 'derniere' | 'mois'>,
  annee: Annee,
  today: IsoDate,
): string {
  const months = monthsOf(annee)
  if (asked !== null && months.includes(asked)) return asked
  if (derniere !== null) return derniere.slice(0, 7)
  const [planned] = mois
  if (planned !== undefined) return planned
  const present = today.slice(0, 7)
  return months.includes(present) ? present : annee.debut.slice(0, 7)
}

/** The month before or after, null at the ends of the année. */
export function stepMois(mois: string, step: 1 | -1, annee: Annee): string | null {
  const isNext = (one: string) => (step === 1 ? one === monthAfter(mois) : monthAfter(one) === mois)
  return monthsOf(annee).find(isNext) ?? null
}

/** The months proposed to print for every collectif: this month and the next, and the one on screen. */
export function moisToPrint(shown: string, annee: Annee, today: IsoDate): readonly string[] {
  const present = today.slice(0, 7)
  const months = monthsOf(annee)
  return [...new Set([present, monthAfter(present), shown])]
    .filter((mois) => months.includes(mois))
    .sort()
}
