import type { IsoDate } from '../../../shared/dates.ts'
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
  const months = moisOf(annee)
  if (asked !== null && months.includes(asked)) return asked
  if (derniere !== null) return derniere.slice(0, 7)
  const [planned] = mois
  if (planned !== undefined) return planned
  const present = today.slice(0, 7)
  return months.includes(present) ? present : annee.debut.slice(0, 7)
}

/** Every month of the année, `AAAA-MM`, in order. */
export function moisOf({ debut, fin }: Annee): readonly string[] {
  const first = rankOf(debut)
  return Array.from({ length: rankOf(fin) - first + 1 }, (_, index) => moisAt(first + index))
}

/** The month before or after, null at the ends of the année. */
export function stepMois(mois: string, step: 1 | -1, annee: Annee): string | null {
  const next = moisAt(rankOf(mois) + step)
  return moisOf(annee).includes(next) ? next : null
}

/** The months proposed to print for every collectif: this month and the next, and the one on screen. */
export function moisToPrint(shown: string, annee: Annee, today: IsoDate): readonly string[] {
  const present = today.slice(0, 7)
  const next = moisAt(rankOf(present) + 1)
  const months = moisOf(annee)
  return [...new Set([present, next, shown])].filter((mois) => months.includes(mois)).sort()
}

const rankOf = (date: string): number =>
  Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1

const moisAt = (rank: number): string =>
  `${Math.floor(rank / 12)}-${String((rank % 12) + 1).padStart(2, '0')}`
