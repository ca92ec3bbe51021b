import { z } from 'zod'
import { nomSaisieSchema } from '../ipc/saisie.ts'
import { ORIGINES, type Origine, SITUATIONS, type Situation } from './listes.ts'
import { normalizeNom } from './nom.ts'

/** A situation or an origine of the form that a network's criterion also means. */
export type LienCritere = `situations.${Situation}` | `origines.${Origine}`

export const LIENS_CRITERE: readonly LienCritere[] = [
  ...SITUATIONS.map((code) => `situations.${code}` as const),
  ...ORIGINES.map((code) => `origines.${code}` as const),
]

/** A criterion by which a network observes pupils, on the fiche that it sends to schools. */
export type Critere = { readonly libelle: string; readonly lien: LienCritere | null }

export const critereSchema = z.strictObject({
  libelle: nomSaisieSchema('Indiquez le nom du critère, ou retirez-le.').pipe(
    z
      .string()
      .max(60, { error: 'Ce nom est trop long pour une liste : 60 caractères au plus.' })
      // Commas and semicolons separate the criteria written in one box of the fiche.
      .regex(/^[^,;•]*$/, { error: 'Écrivez ce critère sans virgule ni point-virgule.' })
      .refine((text) => normalizeNom(text) !== '', { error: 'Écrivez ce critère en lettres.' }),
  ),
  lien: z.enum(LIENS_CRITERE).nullable(),
}) satisfies z.ZodType<Critere>

/** Criteria proposed to a network that has not chosen its own yet. */
export const CRITERES_PROPOSES: readonly Critere[] = [
  'Lecture',
  'Expression écrite',
  'Expression orale',
  'Mathématiques',
  'Compréhension des consignes',
  'Organisation et méthode',
  'Leçons et devoirs non faits',
  'Autonomie dans le travail',
  'Attention et concentration',
  'Confiance en soi',
  'Participation en classe',
  'Relations avec les autres',
].map((libelle) => ({ libelle, lien: null }))

/**
 * Situations and origines of the form that a school's criteria mean, without duplicates, in the form's order.
 */
export function liensOf(
  libelles: readonly string[],
  criteres: readonly Critere[],
): { readonly situations: readonly Situation[]; readonly origines: readonly Origine[] } {
  const said = new Set(libelles.map(normalizeNom))
  const liens = new Set(
    criteres.flatMap(({ libelle, lien }) => (said.has(normalizeNom(libelle)) ? [lien] : [])),
  )
  return {
    situations: SITUATIONS.filter((code) => liens.has(`situations.${code}`)),
    origines: ORIGINES.filter((code) => liens.has(`origines.${code}`)),
  }
}
