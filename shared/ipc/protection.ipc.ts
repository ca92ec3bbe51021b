import { z } from 'zod'
import {
  type CopiesSuivies,
  MINUTES_AVANT_VERROU,
  motDePasseSchema,
  saisieMotDePasseSchema,
} from '../domain/protection.ts'
import { channel } from './channel.ts'

/** Whether the data have a password, and what is done of it. */
export type EtatProtection = {
  readonly isProtegee: boolean
  /** Nothing else can be asked until `protection:deverrouiller`. */
  readonly isVerrouillee: boolean
  /** Minutes away from the computer after which the data are shut; null: never. */
  readonly minutes: number | null
}

/** The code de secours to print: it is shown once. */
export type CodeDonne = CopiesSuivies & { readonly codeDeSecours: string }

const actuel = saisieMotDePasseSchema

export const protectionIpc = {
  'protection:find': channel(z.void()).returns<EtatProtection>(),
  /** By the password or the code de secours; `parCode` says which it was. After a few refusals, each answer waits. */
  'protection:deverrouiller': channel(
    z.strictObject({ motDePasse: saisieMotDePasseSchema }),
  ).returns<{ readonly parCode: boolean }>(),
  /** Shuts the data until the password is given; what is typed is kept as a draft. Does nothing without a password. */
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
