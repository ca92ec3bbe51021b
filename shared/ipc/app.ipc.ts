import { z } from 'zod'
import { cleanText } from '../clean-text.ts'
import { type IsoDate, isoDateSchema } from '../dates.ts'
import { saisieActionSchema } from '../domain/action.ts'
import { ZONES_SCOLAIRES } from '../domain/listes.ts'
import { channel } from './channel.ts'
import { nomSaisieSchema } from './saisie.ts'

export type ActionResume = {
  readonly id: string
  readonly numero: string
  readonly intitule: string | null
}

export type AnneeResume = {
  readonly id: string
  readonly debut: IsoDate
  readonly fin: IsoDate
  /** In the order of their numéro. */
  readonly actions: readonly ActionResume[]
}

/**
 * Context that the frame of the window shows on every screen: structure, années, actions, today.
 */
export type Contexte = {
  readonly version: string
  /** null before the first start is answered. */
  readonly structure: { readonly nom: string } | null
  /** Latest first. */
  readonly annees: readonly AnneeResume[]
  /** Today on this computer, so that a screen never reads the clock itself. */
  readonly today: IsoDate
}

/** How many records of each kind a dossier brought, by part of the file. */
export type DossierCounts = Readonly<Record<string, number>>

const firstStartSchema = z.strictObject({
  structure: nomSaisieSchema('Indiquez le nom de votre structure.'),
  zoneScolaire: z.enum(ZONES_SCOLAIRES).nullable(),
  debut: isoDateSchema,
  fin: isoDateSchema,
  action: z.strictObject({
    numero: saisieActionSchema.shape.numero,
    intitule: z.string().overwrite(cleanText).trim().max(200),
  }),
})
export type FirstStart = z.infer<typeof firstStartSchema>

export const appIpc = {
  'app:findContexte': channel(z.void()).returns<Contexte>(),
  /** First start: a believable sample year, marked as such. */
  'app:startSample': channel(z.void()).returns<{ readonly anneeId: string }>(),
  'app:startEmpty': channel(firstStartSchema).returns<{ readonly anneeId: string }>(),
  /** Main opens the dialog; `replace` answers « annee-exists ». */
  'app:openDossier': channel(z.strictObject({ replace: z.boolean() })).returns<{
    readonly anneeId: string
    readonly counts: DossierCounts
  }>(),
  /** Main opens the save dialog. */
  'app:saveDossier': channel(z.strictObject({ anneeId: z.string() })).returns<{
    readonly documentId: string
    readonly path: string
  }>(),
} as const
