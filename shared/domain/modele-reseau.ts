import { z } from 'zod'
import { isoDateSchema } from '../date-schemas.ts'
import { LIENS_CRITERE } from './critere.ts'
import { MAX_TEXTE_FICHE } from './fiche-vierge.ts'
import { EDUCATIONS_PRIORITAIRES, TYPES_ETABLISSEMENT } from './listes.ts'
import { MAX_OCTETS_LOGO } from './logo.ts'

/** Format of the small file that a network shares with its porteurs: no person, no child, no secret. */
export const MODELE_FORMAT = 'cartable/modele-reseau'
export const MODELE_VERSION = 1

/** Longest data URI of a logo, in characters: base64 makes four of three bytes. */
const MAX_LOGO_URI = 30 + Math.ceil(MAX_OCTETS_LOGO / 3) * 4

const nom = z.string().trim().min(1).max(300)
const ligne = z.string().trim().max(300).nullable()

/** Confirmed places of a Caf's form: key of each place, its words, and the code of its answer; no data of anyone. */
export const placesConfirmeesSchema = z
  .array(
    z.strictObject({
      cle: z.string().regex(/^[0-9a-f]{64}$/),
      libelle: z.string().max(2_000),
      code: z.string().max(200).nullable(),
    }),
  )
  .min(1)
  .max(5_000)

export const modeleReseauSchema = z.strictObject({
  format: z.literal(MODELE_FORMAT),
  version: z.literal(MODELE_VERSION),
  /** Identity of the network, random, for life; contributions to it carry this id. */
  reseau: z.strictObject({ id: z.string().min(8).max(100), nom }),
  /** How porteurs count: small groups to the unit, children told apart by fingerprints. */
  comptes: z.strictObject({ sansMasque: z.boolean(), empreintes: z.boolean() }),
  /** Criteria of orientation chosen together, each with the code that it ticks on the bilan. */
  criteres: z
    .array(z.strictObject({ libelle: nom, lien: z.enum(LIENS_CRITERE).nullable() }))
    .min(1)
    .max(24),
  /** Schools and actors of the territory: names and kinds, no contact. */
  etablissements: z
    .array(
      z.strictObject({
        nom,
        type: z.enum(TYPES_ETABLISSEMENT),
        commune: ligne,
        educationPrioritaire: z.enum(EDUCATIONS_PRIORITAIRES).nullable(),
        quartierPrioritaire: ligne,
      }),
    )
    .max(1_000),
  partenaires: z.array(z.strictObject({ nom, type: ligne })).max(1_000),
  /** Joint trainings that the desk proposes. */
  formations: z
    .array(z.strictObject({ date: isoDateSchema, theme: nom, organisateur: ligne }))
    .max(200),
  /** Confirmed places of the Cafs' forms: the words of each place and the code of its answer, no personal data. */
  formulaires: z
    .array(
      z.strictObject({
        nom,
        places: placesConfirmeesSchema,
      }),
    )
    .max(20)
    .default([]),
  /** Text under the title of every fiche d'orientation of the network, and its logo (PNG or JPEG, a data URI). */
  fiche: z
    .strictObject({
      texte: z.string().trim().min(1).max(MAX_TEXTE_FICHE).nullable(),
      logo: z
        .string()
        .max(MAX_LOGO_URI)
        .regex(/^data:image\/(png|jpeg);base64,[A-Za-z0-9+/]+={0,2}$/)
        .nullable(),
    })
    .default({ texte: null, logo: null }),
  /** Scales of the individual follow-up, in their order. */
  echelles: z.array(z.string().trim().min(1).max(100)).max(30).default([]),
})
export type ModeleReseau = z.infer<typeof modeleReseauSchema>

/** Parts that the user may take or leave when a model is opened. */
export const PARTIES_MODELE = [
  'comptes',
  'criteres',
  'fiche',
  'etablissements',
  'partenaires',
  'formulaires',
  'echelles',
] as const
export type PartieModele = (typeof PARTIES_MODELE)[number]
