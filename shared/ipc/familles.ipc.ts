import { z } from 'zod'
import { saisieFamilleSchema } from '../domain/enfant.ts'
import { channel } from './channel.ts'

/** A famille to attach an enfant to. */
export type FamilleBreve = {
  readonly familleId: string
  readonly responsables: string
  readonly enfants: string
}

/** Where the famille of an enfant comes from: none, one that is known, or a new one. */
export const familleChoisieSchema = z.discriminatedUnion('genre', [
  z.strictObject({ genre: z.literal('aucune') }),
  z.strictObject({ genre: z.literal('connue'), familleId: z.string() }),
  z.strictObject({ genre: z.literal('nouvelle'), saisie: saisieFamilleSchema }),
])
export type FamilleChoisie = z.infer<typeof familleChoisieSchema>

export const famillesIpc = {
  /** By the names of the responsables, else of the enfants, in French order. */
  'familles:findAll': channel(z.void()).returns<readonly FamilleBreve[]>(),
  /** A famille without an enfant yet: its adults came to an action with the parents. */
  'familles:create': channel(saisieFamilleSchema).returns<{ readonly familleId: string }>(),
  'familles:save': channel(
    z.strictObject({ familleId: z.string(), saisie: saisieFamilleSchema }),
  ).returns<void>(),
} as const
