import { z } from 'zod'

const MOT_DE_PASSE = { min: 10, max: 200 }
const TOO_SHORT = `Choisissez au moins ${MOT_DE_PASSE.min} caractères, par exemple quatre mots au hasard.`

/** A password that she chooses. */
export const motDePasseSchema = z
  .string()
  .min(MOT_DE_PASSE.min, { error: TOO_SHORT })
  .max(MOT_DE_PASSE.max)

/** A password, or a code de secours, as typed to open something. */
export const saisieMotDePasseSchema = z.string().max(MOT_DE_PASSE.max)

/** What became of the copies beside a base when its protection changed. */
export type CopiesSuivies = {
  /** How many were made anew. */
  readonly refaites: number
  /** Names of files that anybody can read still. */
  readonly enClair: readonly string[]
  /** Names of copies left as they were: damaged, or of another password. */
  readonly autres: readonly string[]
}
