import { z } from 'zod'
import type { IsoDate } from '../dates.ts'
import { NIVEAUX, type Niveau } from '../domain/niveau.ts'
import { channel } from './channel.ts'
import { dateSaisieSchema } from './saisie.ts'

/** A child inscribed at the end of an année, and the niveau proposed for the next. */
export type EnfantQuiPasse = {
  readonly enfantId: string
  readonly nom: string
  readonly prenom: string
  readonly actionId: string
  readonly collectifId: string | null
  readonly collectif: string | null
  readonly etablissementId: string | null
  readonly niveau: Niveau | null
  /** null: nothing to propose (terminale, or unknown). */
  readonly niveauPropose: Niveau | null
}

/** Preview of the next année: its dates and the enfants who would go on. */
export type ApercuPassage = {
  readonly debut: IsoDate
  readonly fin: IsoDate
  readonly actions: readonly {
    readonly actionId: string
    readonly numero: string
    readonly intitule: string | null
    readonly collectifs: readonly { readonly collectifId: string; readonly nom: string }[]
  }[]
  /** Enfants still inscribed, by name. */
  readonly enfants: readonly EnfantQuiPasse[]
}

export const anneesIpc = {
  /** Preview computed from the latest année; writes nothing. */
  'annees:previewPassage': channel(
    z.strictObject({ anneeId: z.string() }),
  ).returns<ApercuPassage>(),
  /**
   * Opens the next année in one operation: the actions (without their prévisionnel), their collectifs
   * and créneaux, and an inscription for each child who continues.
   */
  'annees:passTo': channel(
    z.strictObject({
      fromAnneeId: z.string(),
      debut: dateSaisieSchema,
      fin: dateSaisieSchema,
      actionIds: z.array(z.string()).min(1, { error: 'Reprenez au moins une action.' }),
      enfants: z
        .array(
          z.strictObject({
            enfantId: z.string(),
            actionId: z.string(),
            collectifId: z.string().nullable(),
            etablissementId: z.string().nullable(),
            niveau: z.enum(NIVEAUX).nullable(),
          }),
        )
        .max(5000),
    }),
  ).returns<{ readonly anneeId: string }>(),
} as const
