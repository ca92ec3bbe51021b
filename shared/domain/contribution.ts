import { z } from 'zod'
import { isoDateSchema } from '../date-schemas.ts'
import { TYPES_ETABLISSEMENT } from './listes.ts'

/**
 * Format of the file that a porteur sends to the town: figures and counts as of a date. It names no person, no
 * birth date, no telephone nor mail; small counts are masked (`null`) unless the network's model allows them.
 */
export const CONTRIBUTION_FORMAT = 'cartable/contribution'
export const CONTRIBUTION_VERSION = 1

/** A masked count is null: see `masque.ts`. */
const compte = z.int().min(0).max(1_000_000).nullable()
const texte = z.string().max(300)
const code = z.string().max(100)
/** HMAC-SHA256 in hexadecimal. */
const empreinte = z.string().regex(/^[0-9a-f]{64}$/)

/** Outcomes of the proposals of one school; delays in days from the proposal to its outcome. */
const fluxSchema = z.strictObject({
  etablissement: z.strictObject({
    nom: texte,
    commune: texte.nullable(),
    type: z.enum(TYPES_ETABLISSEMENT),
  }),
  proposes: compte,
  inscrits: compte,
  attente: compte,
  refuses: compte,
  sansSuite: compte,
  enCours: compte,
  /** Null when masked, or when no day is known. */
  delaiMoyenJours: z.number().min(0).max(10_000).nullable(),
  /** Proposals with a known last day: the ones that the mean is computed on. Absent from older files. */
  aboutis: compte.optional(),
  /** Enfants différents of that school, accueillis. */
  enfants: compte,
  /** Enfants of that school who wait for a place. Absent from older files. */
  listeAttente: compte.optional(),
})

const ventilationSchema = z.record(code, compte).refine(hasFewKeys)
const figuresSchema = z.record(code, z.number().nullable()).refine(hasFewKeys)

/** Whether a list of groups has a plausible length: a longer one is no contribution. */
function hasFewKeys(record: object): boolean {
  return Object.keys(record).length <= 500
}

export const contributionSchema = z.strictObject({
  format: z.literal(CONTRIBUTION_FORMAT),
  version: z.literal(CONTRIBUTION_VERSION),
  porteur: z.strictObject({
    id: z.string().min(8).max(100),
    nom: texte,
    commune: texte.nullable(),
  }),
  /** Identity of the network whose model is followed; null without a model. */
  reseau: z.string().max(100).nullable(),
  annee: z.strictObject({ debut: isoDateSchema, fin: isoDateSchema }),
  arreteAu: isoDateSchema,
  /** Moment at which the contribution was made, ISO: of two as of one day, the newer counts. */
  faiteLe: z.iso.datetime(),
  actions: z
    .array(
      z.strictObject({
        numero: texte,
        intitule: texte.nullable(),
        figures: figuresSchema,
      }),
    )
    .max(200),
  /** Figures of the whole porteur: persons counted once over its actions, times summed. */
  ensemble: figuresSchema,
  ventilations: z.strictObject({
    niveaux: ventilationSchema,
    quartiers: ventilationSchema,
    origines: ventilationSchema,
    situations: ventilationSchema,
    criteres: ventilationSchema,
  }),
  flux: z.array(fluxSchema).max(2_000),
  /** Children who wait for a place, by niveau; places left in the groups (null when not known). */
  attente: ventilationSchema,
  placesLibres: z.int().min(0).max(100_000).nullable(),
  /** Places left in the groups, by the niveaux of the group, « CE1, CE2 ». Absent from older files. */
  placesNiveaux: z.record(texte, z.int().min(0).max(100_000)).refine(hasFewKeys).optional(),
  /** Joint trainings attended: how many intervenants came, and their time in all. Absent from older files. */
  formationsCommunes: z
    .array(
      z.strictObject({
        date: isoDateSchema,
        theme: texte,
        presents: z.int().min(0).max(10_000),
        heures: z.number().min(0).max(1_000_000),
      }),
    )
    .max(500)
    .optional(),
  /**
   * Keyed fingerprints, where the model asks for them: one for each enfant; several for each famille (two
   * familles that share one are the same). `…SansIdentite`: number of enfants or familles known too little to
   * have one.
   */
  empreintes: z
    .strictObject({
      enfants: z.array(empreinte).max(100_000),
      familles: z.array(z.array(empreinte).max(50)).max(100_000),
      enfantsSansIdentite: z.int().min(0).max(100_000),
      famillesSansIdentite: z.int().min(0).max(100_000),
    })
    .nullable(),
  /** SHA-256 of all the rest, in hexadecimal: reveals a file that was cut or altered. */
  controle: empreinte,
})
export type Contribution = z.infer<typeof contributionSchema>

/**
 * Figures that add up over actions and porteurs; any other figure that is not in `FIGURES_DISTINCTES` is not
 * consolidated.
 */
export const FIGURES_ADDITIVES: readonly string[] = [
  ...['salarie', 'volontaire', 'benevole', 'total'].flatMap((statut) => [
    `intervenants.${statut}.nombre`,
    `intervenants.${statut}.heures`,
  ]),
  ...['elementaire', 'college', 'lycee', 'autres', 'total', 'familles', 'collectifs'].map(
    (part) => `public.${part}`,
  ),
  'seances.tenues',
  'seances.heures',
  'formations.intervenants',
  'formations.heures',
  'assiduite.presents',
  'assiduite.absents',
  'assiduite.excuses',
]

/** Figures that count persons: over several porteurs, one person may be in two. */
export const FIGURES_DISTINCTES: readonly string[] = ['public.total', 'public.familles']
