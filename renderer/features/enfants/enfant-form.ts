import type { IsoDate } from '../../../shared/dates.ts'
import type { SaisieEnfant } from '../../../shared/domain/enfant.ts'
import type { Situation } from '../../../shared/domain/listes.ts'
import { naissanceText, parseNaissance, refusalOfNaissance } from './naissance.ts'

/** An enfant as it is typed. */
export type EnfantValues = {
  readonly nom: string
  readonly prenom: string
  /** A date or a year alone. */
  readonly naissance: string
  readonly sexe: 'F' | 'M' | null
  readonly situations: readonly Situation[]
}

export const NO_ENFANT: EnfantValues = {
  nom: '',
  prenom: '',
  naissance: '',
  sexe: null,
  situations: [],
}

/** A record, as the form shows it. */
export const enfantValues = (enfant: SaisieEnfant): EnfantValues => ({
  nom: enfant.nom,
  prenom: enfant.prenom,
  naissance: naissanceText(enfant),
  sexe: enfant.sexe,
  situations: enfant.situations,
})

/** Input of main; the birth must have passed `checkEnfant`. */
export function toSaisieEnfant({ naissance, situations, ...rest }: EnfantValues): SaisieEnfant {
  const read = parseNaissance(naissance) ?? { dateNaissance: null, anneeNaissance: null }
  return { ...rest, ...read, situations: [...situations] }
}

/** Messages of the fields that the window cannot read, by field. */
export function checkEnfant(
  { naissance }: EnfantValues,
  today: IsoDate,
): Readonly<Record<string, string>> {
  const refusal = refusalOfNaissance(naissance, today)
  return refusal === null ? {} : { 'enfant.naissance': refusal }
}

/** Field of the form for a path of main: the day and the year of birth share one field. */
export const enfantFieldOf = (path: string): string =>
  path.replace(/\.(?:date|annee)Naissance$/, '.naissance')
