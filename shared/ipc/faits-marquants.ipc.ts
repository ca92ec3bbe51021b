import { z } from 'zod'
import { type SaisieFaitMarquant, saisieFaitMarquantSchema } from '../domain/fait-marquant.ts'
import { channel } from './channel.ts'

export type FaitMarquantLigne = SaisieFaitMarquant & {
  readonly faitMarquantId: string
  /** Numéro of its action. */
  readonly action: string
}

const perimetre = z.strictObject({ anneeId: z.string(), actionId: z.string().nullable() })
const faitMarquantId = z.strictObject({ faitMarquantId: z.string() })

export const faitsMarquantsIpc = {
  /** Latest first. */
  'faits-marquants:findAll': channel(perimetre).returns<readonly FaitMarquantLigne[]>(),
  'faits-marquants:create': channel(saisieFaitMarquantSchema).returns<void>(),
  'faits-marquants:save': channel(
    faitMarquantId.extend({ saisie: saisieFaitMarquantSchema }),
  ).returns<void>(),
  'faits-marquants:delete': channel(faitMarquantId).returns<void>(),
} as const
