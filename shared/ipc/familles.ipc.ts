import { z } from 'zod'
import { saisieFamilleSchema } from '../domain/enfant.ts'
import { channel } from './channel.ts'

/** A famille to attach an enfant to. */
export type FamilleBreve = {
  readonly familleId: string
  readonly responsables: string
  readonly enfants: string
}

/** Famille of an enfant being entered: none, a known one, or a new one. */
export const familleChoisieSchema = z.discriminatedUnion('genre', [
  z.strictObject({ genre: z.literal('aucune') }),
  z.strictObject({ genre: z.literal('connue'), familleId: z.string() }),
  z.strictObject({ genre: z.literal('nouvelle'), saisie: saisieFamilleSchema }),
])
export type FamilleChoisie = z.infer<typeof familleChoisieSchema>

export const famillesIpc = {
  /** Familles sorted by the names of the responsables, else of the enfants, in French order. */
  'familles:findAll': channel(z.void()).returns<readonly FamilleBreve[]>(),
  /** A famille without an enfant yet: its adults came to an action with the parents. */
  'familles:create': channel(saisieFamilleSchema).returns<{ readonly familleId: string }>(),
  'familles:save': channel(
    z.strictObject({ familleId: z.string(), saisie: saisieFamilleSchema }),
  ).returns<void>(),
} as const
