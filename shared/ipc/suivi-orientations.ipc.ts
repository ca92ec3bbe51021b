import { z } from 'zod'
import { saisieInscriptionSchema } from '../domain/enfant.ts'
import { ETAPES_ORIENTATION, type Origine, STATUTS_ORIENTATION } from '../domain/listes.ts'
import type { Niveau } from '../domain/niveau.ts'
import type { attenteOf, SuiviOrientation } from '../domain/orientation.ts'
import { channel } from './channel.ts'
import { dateSaisieSchema } from './saisie.ts'

export type OrientationLigne = SuiviOrientation & {
  readonly orientationId: string
  /** Of the enfant when it is known, else as the school wrote it. */
  readonly nom: string
  readonly prenom: string
  readonly enfantId: string | null
  readonly niveau: Niveau | null
  readonly classe: string | null
  readonly etablissementId: string | null
  /** Its name, with its commune where another of the list bears the same. */
  readonly etablissement: string | null
  readonly enseignant: string | null
  readonly objectif: string | null
  /** `oui`, `non`, or the date of the agreement. */
  readonly accordParental: string | null
  readonly origines: readonly Origine[]
  /** Name of the school's file and row in it, for one that was imported. */
  readonly source: string | null
  /** The import that added it; null when it was entered by hand. */
  readonly importId: string | null
  /** Name of the school's file, of one that was imported. */
  readonly sourceFile: string | null
  readonly enAttente: ReturnType<typeof attenteOf>
}

const saisieSuiviSchema = z.strictObject({
  orientationId: z.string(),
  statut: z.enum(STATUTS_ORIENTATION),
  etapes: z.partialRecord(z.enum(ETAPES_ORIENTATION), dateSaisieSchema),
  retourEcole: dateSaisieSchema.nullable(),
})
export type SaisieSuivi = z.infer<typeof saisieSuiviSchema>

/** What is null is left as it is. */
const saisieSuivisSchema = z.strictObject({
  orientationIds: z.array(z.string()).min(1).max(5000),
  etape: z.strictObject({ statut: z.enum(ETAPES_ORIENTATION), date: dateSaisieSchema }).nullable(),
  retourEcole: dateSaisieSchema.nullable(),
})
export type SaisieSuivis = z.infer<typeof saisieSuivisSchema>

export const suiviOrientationsIpc = {
  /** Latest first. */
  'orientations:findAll': channel(z.strictObject({ anneeId: z.string() })).returns<
    readonly OrientationLigne[]
  >(),
  /** Where one stands, the day of each step that leads there, and when the school was told. */
  'orientations:saveSuivi': channel(saisieSuiviSchema).returns<void>(),
  /** The same step, the same day, or the same word to the school, for several. */
  'orientations:saveSuivis': channel(saisieSuivisSchema).returns<void>(),
  /** Inscribes the enfant, created when it was but a name, and takes the orientation further. */
  'orientations:inscribe': channel(
    z.strictObject({ orientationId: z.string(), saisie: saisieInscriptionSchema }),
  ).returns<{ readonly enfantId: string }>(),
} as const
