import { z } from 'zod'
import { cleanText } from '../clean-text.ts'
import { isoDateSchema } from '../date-schemas.ts'
import type { IsoDate } from '../dates.ts'
import { saisieActionSchema } from '../domain/action.ts'
import { ZONES_SCOLAIRES } from '../domain/listes.ts'
import { motDePasseSchema, saisieMotDePasseSchema } from '../domain/protection.ts'
import { channel } from './channel.ts'
import type { DocumentWritten } from './documents.ipc.ts'
import type { FirstRead } from './first-reads.ts'
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
  /** The answers that the window opens with (`FIRST_READS`); a refused one is left out, its screen asks for it again. */
  'app:findFirst': channel(
    z.strictObject({ anneeId: z.string().nullable(), actionId: z.string().nullable() }),
  ).returns<readonly FirstRead[]>(),
  /** First start: a believable sample year, marked as such. */
  'app:startSample': channel(z.void()).returns<{ readonly anneeId: string }>(),
  'app:startEmpty': channel(firstStartSchema).returns<{ readonly anneeId: string }>(),
  /** Main opens the dialog; `isProtege`: its password is to be asked. */
  'app:chooseDossier': channel(z.void()).returns<{
    readonly fichierId: string
    readonly nom: string
    readonly isProtege: boolean
  }>(),
  /** Loads the file just chosen. `motDePasse`: null for a plain one. `replace` answers « annee-exists ». */
  'app:openDossier': channel(
    z.strictObject({
      fichierId: z.string(),
      motDePasse: saisieMotDePasseSchema.nullable(),
      replace: z.boolean(),
    }),
  ).returns<{
    readonly anneeId: string
    readonly counts: DossierCounts
  }>(),
  /** Main opens the save dialog. `motDePasse`: null for a file that whoever receives it can read. */
  'app:saveDossier': channel(
    z.strictObject({ anneeId: z.string(), motDePasse: motDePasseSchema.nullable() }),
  ).returns<DocumentWritten & { readonly isProtege: boolean }>(),
} as const
