import { z } from 'zod'
import type { IsoDate } from '../dates.ts'
import { type Critere, critereSchema } from '../domain/critere.ts'
import { saisieInscriptionSchema } from '../domain/enfant.ts'
import { MAX_TEXTE_FICHE } from '../domain/fiche-vierge.ts'
import { ETAPES_ORIENTATION, type Origine, STATUTS_ORIENTATION } from '../domain/listes.ts'
import type { Niveau } from '../domain/niveau.ts'
import { normalizeNom } from '../domain/nom.ts'
import {
  type attenteOf,
  type DelaisOrientation,
  delaisSchema,
  type SuiviOrientation,
  saisieOrientationSchema,
} from '../domain/orientation.ts'
import { channel } from './channel.ts'
import type { DocumentWritten } from './documents.ipc.ts'
import { dateSaisieSchema } from './saisie.ts'

export type OrientationLigne = SuiviOrientation & {
  readonly orientationId: string
  /** Nom of the enfant's record when there is one, else as the school wrote it. */
  readonly nom: string
  readonly prenom: string
  readonly dateNaissance: IsoDate | null
  readonly anneeNaissance: number | null
  readonly sexe: 'F' | 'M' | null
  readonly enfantId: string | null
  readonly niveau: Niveau | null
  readonly classe: string | null
  readonly etablissementId: string | null
  /** Name of the school, with its commune where another school of the list bears the same. */
  readonly etablissement: string | null
  readonly enseignant: string | null
  readonly objectif: string | null
  /** `oui`, `non`, or the date of the agreement. */
  readonly accordParental: string | null
  readonly origines: readonly Origine[]
  /** Name of the school's file and row in it, for one that was imported. */
  readonly source: string | null
  /** Import that added the orientation; null when it was entered by hand. */
  readonly importId: string | null
  /** Name of the school's file; null when it was entered by hand. */
  readonly sourceFile: string | null
  readonly enAttente: ReturnType<typeof attenteOf>
  /**
   * Detail that tells the enfant from homonyms of the list: « CM1, 2013 »; null when the name is unique.
   */
  readonly precision: string | null
}

/** Where and from when the enfants of orientations that become « Inscrite » are inscribed. */
const placeSchema = z.strictObject({
  actionId: z.string(),
  collectifId: z.string().min(1, { error: 'Choisissez le collectif.' }),
  debut: dateSaisieSchema,
})
export type PlaceSaisie = z.infer<typeof placeSchema>

const saisieSuiviSchema = z.strictObject({
  orientationId: z.string(),
  statut: z.enum(STATUTS_ORIENTATION),
  etapes: z.partialRecord(z.enum(ETAPES_ORIENTATION), dateSaisieSchema),
  retourEcole: dateSaisieSchema.nullable(),
  /** Needed to become « Inscrite » while the enfant is inscribed nowhere in the année. */
  place: placeSchema.nullable(),
})
export type SaisieSuivi = z.infer<typeof saisieSuiviSchema>

/** A follow-up of several orientations; a null leaves its part as it is. */
const saisieSuivisSchema = z.strictObject({
  orientationIds: z.array(z.string()).min(1).max(5000),
  etape: z.strictObject({ statut: z.enum(ETAPES_ORIENTATION), date: dateSaisieSchema }).nullable(),
  retourEcole: dateSaisieSchema.nullable(),
  /** Needed to become « Inscrite » while one of the enfants is inscribed nowhere in the année. */
  place: placeSchema.nullable(),
})
export type SaisieSuivis = z.infer<typeof saisieSuivisSchema>

/** Criteria of the network, in their order, without duplicates. */
const criteresSchema = z
  .array(critereSchema)
  .min(1, { error: 'Gardez au moins un critère : la fiche les propose en liste.' })
  .max(24, {
    error: 'Vingt-quatre critères au plus : la fiche à imprimer n’en porte pas davantage.',
  })
  .superRefine((criteres, context) => {
    const names = criteres.map(({ libelle }) => normalizeNom(libelle))
    for (const [index, name] of names.entries()) {
      if (names.indexOf(name) === index) continue
      const message = 'Ce critère est déjà dans la liste.'
      context.addIssue({ code: 'custom', path: [index, 'libelle'], message })
    }
  })

/** Text of the fiches, addressed to the teachers. */
const texteFicheSchema = z
  .string()
  .trim()
  .min(1)
  .max(MAX_TEXTE_FICHE, {
    error: `Ce texte est trop long pour la fiche à imprimer : ${MAX_TEXTE_FICHE} caractères au plus.`,
  })

/** Follow-up settings of the orientations that schools send, by année. */
export type ReglagesOrientations = {
  readonly criteres: readonly Critere[]
  readonly delais: DelaisOrientation
  /** Text under the title of the fiches; null for none. */
  readonly texteFiche: string | null
}

export const orientationsIpc = {
  /** Latest first. */
  'orientations:findAll': channel(z.strictObject({ anneeId: z.string() })).returns<
    readonly OrientationLigne[]
  >(),
  /** Entered by hand, with the statut « Reçue ». */
  'orientations:create': channel(
    z.strictObject({ anneeId: z.string(), saisie: saisieOrientationSchema }),
  ).returns<{ readonly orientationId: string }>(),
  /** Corrects one that was entered by hand. */
  'orientations:save': channel(
    z.strictObject({ orientationId: z.string(), saisie: saisieOrientationSchema }),
  ).returns<void>(),
  /** Deletes one that was entered by hand; an imported one goes with its import. */
  'orientations:delete': channel(z.strictObject({ orientationId: z.string() })).returns<void>(),
  /** Replaces the statut, the days of the steps and the day the school was told. */
  'orientations:saveSuivi': channel(saisieSuiviSchema).returns<void>(),
  /** Takes several orientations to one step, notes one answer to the school, or both. */
  'orientations:saveSuivis': channel(saisieSuivisSchema).returns<void>(),
  /**
   * Inscribes the enfant (whose record is created when the orientation held a name alone) and moves the
   * orientation on.
   */
  'orientations:inscribe': channel(
    z.strictObject({ orientationId: z.string(), saisie: saisieInscriptionSchema }),
  ).returns<{ readonly enfantId: string }>(),
  'orientations:findReglages': channel(
    z.strictObject({ anneeId: z.string() }),
  ).returns<ReglagesOrientations>(),
  'orientations:saveReglages': channel(
    z.strictObject({
      anneeId: z.string(),
      criteres: criteresSchema,
      delais: delaisSchema,
      texteFiche: texteFicheSchema.nullable(),
    }),
  ).returns<void>(),
  /** The logo of the fiches of an année, a data URI; null without one. */
  'orientations:findLogoFiche': channel(z.strictObject({ anneeId: z.string() })).returns<
    string | null
  >(),
  /** Main asks for the picture. */
  'orientations:chooseLogoFiche': channel(z.strictObject({ anneeId: z.string() })).returns<void>(),
  'orientations:removeLogoFiche': channel(z.strictObject({ anneeId: z.string() })).returns<void>(),
  /** Main asks where; the blank fiche for a school, to be filled on screen or on paper. */
  'orientations:writeFiche': channel(
    z.strictObject({
      anneeId: z.string(),
      format: z.enum(['xlsx', 'docx']),
      etablissement: z.string().nullable(),
      classes: z
        .array(
          z.strictObject({ nom: z.string().min(1).max(60), enseignant: z.string().nullable() }),
        )
        .max(30),
      retourAvant: dateSaisieSchema.nullable(),
    }),
  ).returns<DocumentWritten>(),
} as const
