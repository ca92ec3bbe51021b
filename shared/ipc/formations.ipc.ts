import { z } from 'zod'
import { type SaisieFormation, saisieFormationSchema } from '../domain/formation.ts'
import { channel } from './channel.ts'

export type FormationLigne = SaisieFormation & {
  readonly formationId: string
  /** Numéro of its action. */
  readonly action: string
  /** Names of the participants, in the order of `participants`. */
  readonly noms: readonly string[]
}

const perimetre = z.strictObject({ anneeId: z.string(), actionId: z.string().nullable() })
const formationId = z.strictObject({ formationId: z.string() })

export const formationsIpc = {
  /** Latest first. */
  'formations:findAll': channel(perimetre).returns<readonly FormationLigne[]>(),
  'formations:create': channel(saisieFormationSchema).returns<void>(),
  'formations:save': channel(formationId.extend({ saisie: saisieFormationSchema })).returns<void>(),
  'formations:delete': channel(formationId).returns<void>(),
} as const
