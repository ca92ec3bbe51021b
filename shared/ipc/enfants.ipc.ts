import { z } from 'zod'
import type { IsoDate } from '../dates.ts'
import type { Origine, Situation, StatutInscription } from '../domain/listes.ts'
import type { Niveau } from '../domain/niveau.ts'
import { channel } from './channel.ts'

/** One inscription with its enfant: a child in two collectifs makes two lines. */
export type EnfantLigne = {
  readonly inscriptionId: string
  readonly enfantId: string
  readonly nom: string
  readonly prenom: string
  readonly dateNaissance: IsoDate | null
  readonly anneeNaissance: number | null
  readonly sexe: 'F' | 'M' | null
  /** null when the enfant belongs to no famille yet: counted for one, with a warning. */
  readonly familleId: string | null
  readonly niveau: Niveau | null
  readonly classe: string | null
  readonly etablissement: string | null
  readonly actionId: string
  readonly collectifId: string | null
  readonly collectif: string | null
  readonly statut: StatutInscription
  readonly debut: IsoDate
  readonly fin: IsoDate | null
  /** Place given on the waiting list, from 1; null for who has not been placed, after the others. */
  readonly rang: number | null
  readonly origines: readonly Origine[]
  readonly situations: readonly Situation[]
  readonly responsables: readonly { readonly nom: string; readonly telephone: string | null }[]
  readonly presents: number
  readonly absents: number
  readonly excuses: number
}

export const enfantsIpc = {
  /** Sorted by name in French order; `actionId` null means every action of the année. */
  'enfants:findAll': channel(
    z.strictObject({ anneeId: z.string(), actionId: z.string().nullable() }),
  ).returns<readonly EnfantLigne[]>(),
} as const
