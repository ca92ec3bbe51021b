import { z } from 'zod'
import {
  type CopiesSuivies,
  MINUTES_AVANT_VERROU,
  motDePasseSchema,
  saisieMotDePasseSchema,
} from '../domain/protection.ts'
import { channel } from './channel.ts'

/** State of the password of the data. */
export type EtatProtection = {
  readonly isProtegee: boolean
  /** True while the data are locked: only `protection:deverrouiller` is answered. */
  readonly isVerrouillee: boolean
  /** Minutes away from the computer after which the data are shut; null: never. */
  readonly minutes: number | null
}

/** The code de secours to print: it is shown once. */
export type CodeDonne = CopiesSuivies & { readonly codeDeSecours: string }

const actuel = saisieMotDePasseSchema

export const protectionIpc = {
  'protection:find': channel(z.void()).returns<EtatProtection>(),
  /**
   * Unlocks by the password or the code de secours (`parCode`: by the code). After a few refusals, each answer waits.
   */
  'protection:deverrouiller': channel(
    z.strictObject({ motDePasse: saisieMotDePasseSchema }),
  ).returns<{ readonly parCode: boolean }>(),
  /** Locks the data until the password is given; unsaved forms are kept as drafts. No effect without a password. */
  'protection:verrouiller': channel(z.void()).returns<void>(),
  'protection:proteger': channel(
    z.strictObject({ motDePasse: motDePasseSchema }),
  ).returns<CodeDonne>(),
  /** `actuel`: the password, or the code de secours. */
  'protection:changer': channel(
    z.strictObject({ actuel, motDePasse: motDePasseSchema }),
  ).returns<CopiesSuivies>(),
  'protection:renouvelerCode': channel(z.strictObject({ actuel })).returns<CodeDonne>(),
  'protection:retirer': channel(z.strictObject({ actuel })).returns<CopiesSuivies>(),
  'protection:regler': channel(
    z.strictObject({ minutes: z.literal([...MINUTES_AVANT_VERROU]).nullable() }),
  ).returns<void>(),
} as const
