import type { IsoDate } from '../../../shared/dates.ts'
import {
  isRegistreASaisir,
  isSansActivite,
  isSansIntervenant,
} from '../../../shared/domain/seance.ts'
import type { SeanceLigne } from '../../../shared/ipc/seances.ipc.ts'

/** Value of the month in the address for the whole année: no value means the present month. */
export const TOUS_LES_MOIS = 'tous'

/** Reasons why a séance deserves a look, counted as in « À faire » of Accueil. */
export const SUIVIS = ['registre', 'sans-intervenant', 'sans-activite'] as const
export type Suivi = (typeof SUIVIS)[number]

const DESERVES: Readonly<Record<Suivi, (ligne: SeanceLigne, today: IsoDate) => boolean>> = {
  registre: isRegistreASaisir,
  'sans-intervenant': isSansIntervenant,
  'sans-activite': isSansActivite,
}

/** Reasons why a séance deserves a look today; most have none. */
export const suivisOf = (ligne: SeanceLigne, today: IsoDate): readonly Suivi[] =>
  SUIVIS.filter((suivi) => DESERVES[suivi](ligne, today))

/** Months that hold a séance, in order, each with its number of séances. */
export function countByMois(
  lignes: readonly SeanceLigne[],
): readonly { readonly mois: string; readonly count: number }[] {
  return [...Map.groupBy(lignes, moisOf)].map(([mois, group]) => ({ mois, count: group.length }))
}

/** Month of a séance, `AAAA-MM`. */
export const moisOf = ({ date }: { readonly date: IsoDate }): string => date.slice(0, 7)

/**
 * The month shown, null for the whole année. She opens the list after a séance: with nothing asked,
 * the present month comes first where it holds séances.
 */
export function chooseMois(
  asked: string | null,
  lignes: readonly SeanceLigne[],
  today: IsoDate,
): string | null {
  if (asked === TOUS_LES_MOIS) return null
  const mois = asked ?? today.slice(0, 7)
  return lignes.some((ligne) => moisOf(ligne) === mois) ? mois : null
}
