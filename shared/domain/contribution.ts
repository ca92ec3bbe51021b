import { z } from 'zod'
import { isoDateSchema } from '../dates.ts'
import { TYPES_ETABLISSEMENT } from './listes.ts'

/**
 * What a porteur sends to the town: figures and counts as of a date. It names no person, no birth date, no
 * telephone nor mail; small counts are masked (`null`) unless the network's model allows them.
 */
export const CONTRIBUTION_FORMAT = 'cartable/contribution'
export const CONTRIBUTION_VERSION = 1

/** A count of a small group is masked from 1 to this number less one. */
export const SEUIL_MASQUE = 5

/** A masked count is null: from 1 to `SEUIL_MASQUE` - 1, or the one that would give another away. */
const compte = z.int().min(0).max(1_000_000).nullable()
const texte = z.string().max(300)
const code = z.string().max(100)
/** HMAC-SHA256 in hexadecimal. */
const empreinte = z.string().regex(/^[0-9a-f]{64}$/)

/** How many of the proposals of one school came to what; days from the proposal to its outcome. */
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
  /** Enfants différents of that school, accueillis. */
  enfants: compte,
})

const ventilationSchema = z.record(code, compte)

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
  /** Moment of its making, ISO: of two as of one day, the newer holds. */
  faiteLe: z.iso.datetime(),
  actions: z
    .array(
      z.strictObject({
        numero: texte,
        intitule: texte.nullable(),
        figures: z.record(code, z.number().nullable()),
      }),
    )
    .max(200),
  /** Figures of the whole porteur: persons counted once over its actions, times summed. */
  ensemble: z.record(code, z.number().nullable()),
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
  /**
   * Keyed fingerprints, where the model asks for them: one an enfant; several a famille, two familles that share
   * one being the same. `…SansIdentite`: those of whom too little is known to be told from others.
   */
  empreintes: z
    .strictObject({
      enfants: z.array(empreinte).max(100_000),
      familles: z.array(z.array(empreinte).max(50)).max(100_000),
      enfantsSansIdentite: z.int().min(0).max(100_000),
      famillesSansIdentite: z.int().min(0).max(100_000),
    })
    .nullable(),
  /** SHA-256 of all the rest, in hexadecimal: a file that was cut or altered is told. */
  controle: empreinte,
})
export type Contribution = z.infer<typeof contributionSchema>

/** Figures that add up over actions and porteurs; a figure of none of these is not consolidated. */
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

/**
 * Counts with the small ones masked: 1 to 4 become null. When a single cell would be masked, the next smallest is
 * too: the total would give it back by difference.
 */
export function masquer(
  comptes: Readonly<Record<string, number>>,
): Readonly<Record<string, number | null>> {
  const small = Object.entries(comptes).filter(([, n]) => n > 0 && n < SEUIL_MASQUE)
  const hidden = new Set(small.map(([key]) => key))
  if (hidden.size === 1) {
    const next = Object.entries(comptes)
      .filter(([key, n]) => n > 0 && !hidden.has(key))
      .toSorted(([a, n], [b, m]) => n - m || (a < b ? -1 : 1))[0]
    if (next !== undefined) hidden.add(next[0])
  }
  return Object.fromEntries(
    Object.entries(comptes).map(([key, n]) => [key, hidden.has(key) ? null : n]),
  )
}
