import { z } from 'zod'
import { formatCount } from '../format.ts'

const MOT_DE_PASSE = { min: 10, max: 200 }
const TOO_SHORT = `Choisissez au moins ${MOT_DE_PASSE.min} caractères, par exemple quatre mots au hasard.`

/** A password chosen by the user. */
export const motDePasseSchema = z
  .string()
  .min(MOT_DE_PASSE.min, { error: TOO_SHORT })
  .max(MOT_DE_PASSE.max)

/** A password, or a code de secours, as typed to open something. */
export const saisieMotDePasseSchema = z.string().max(MOT_DE_PASSE.max)

/** Effects on the copies beside a base when its protection changed. */
export type CopiesSuivies = {
  /** How many were made anew. */
  readonly refaites: number
  /** Names of files still readable without a password. */
  readonly enClair: readonly string[]
  /** Names of copies left as they were: damaged, or of another password. */
  readonly autres: readonly string[]
}

/** Minutes of absence offered before the data are locked; the screen adds null: never. */
export const MINUTES_AVANT_VERROU = [5, 10, 15, 30, 60] as const
export const MINUTES_USUELLES = 15

/** Sentences on the copies, for a person to read; empty when there is nothing to say. */
export const copiesTexts = ({ refaites, enClair, autres }: CopiesSuivies): readonly string[] => [
  ...(refaites === 0
    ? []
    : [`${formatCount(refaites, 'sauvegarde refaite', 'sauvegardes refaites')} de même.`]),
  ...(enClair.length === 0
    ? []
    : [
        `Restent lisibles sans mot de passe, à supprimer si vous n’en avez plus besoin : ${enClair.join(', ')}.`,
      ]),
  ...(autres.length === 0
    ? []
    : [
        `Laissées comme elles étaient (abîmées, ou d’un autre mot de passe) : ${autres.join(', ')}.`,
      ]),
]
