import { z } from 'zod'
import { cleanText } from '../clean-text.ts'
import { dateSaisieSchema } from '../ipc/saisie.ts'
import {
  AXES_CONCERTATION,
  EDUCATIONS_PRIORITAIRES,
  GENRES_ECOLE,
  GENRES_PARENTS,
  TYPES_ETABLISSEMENT,
} from './listes.ts'

const line = z
  .string()
  .max(300, { error: 'Ce texte est trop long : 300 caractères au plus.' })
  .transform((text) => cleanText(text).trim() || null)

const longText = z
  .string()
  .max(5_000, { error: 'Ce texte est trop long : 5 000 caractères au plus.' })
  .transform((text) => cleanText(text).trim() || null)

const nom = (error: string) =>
  z
    .string()
    .transform((text) => cleanText(text).trim())
    .pipe(
      z
        .string()
        .min(1, { error })
        .max(200, { error: 'Ce nom est trop long : 200 caractères au plus.' }),
    )

/** One action with the parents, of one of the form's thirteen kinds. */
export const saisieActionParentsSchema = z.strictObject({
  actionId: z.string().min(1, { error: 'Choisissez une action.' }),
  date: dateSaisieSchema,
  genre: z.enum(GENRES_PARENTS),
  /** A head-count, when the familles were not noted one by one. */
  participants: z
    .int({ error: 'Indiquez un nombre entier.' })
    .min(0, { error: 'Ce nombre ne peut pas être négatif.' })
    .max(10_000, { error: 'Ce nombre est trop grand.' })
    .nullable(),
  familleIds: z.array(z.string()).max(2_000),
  note: longText,
})
export type SaisieActionParents = z.infer<typeof saisieActionParentsSchema>

/** One meeting with the school (four kinds) or with another actor of the territory (kind in one's own words). */
export const saisieConcertationSchema = z
  .strictObject({
    actionId: z.string().min(1, { error: 'Choisissez une action.' }),
    date: dateSaisieSchema,
    axe: z.enum(AXES_CONCERTATION),
    genre: nom('Dites en quelques mots de quoi il s’agissait.'),
    etablissementId: z.string().nullable(),
    partenaireId: z.string().nullable(),
    note: longText,
  })
  .refine(
    ({ axe, genre }) => axe !== 'ecole' || (GENRES_ECOLE as readonly string[]).includes(genre),
    {
      error: 'Choisissez l’un des quatre genres de concertation avec l’école.',
      path: ['genre'],
    },
  )
export type SaisieConcertation = z.infer<typeof saisieConcertationSchema>

export const saisieEtablissementSchema = z.strictObject({
  nom: nom('Indiquez le nom de l’établissement.'),
  type: z.enum(TYPES_ETABLISSEMENT),
  commune: line,
  educationPrioritaire: z.enum(EDUCATIONS_PRIORITAIRES).nullable(),
  quartierPrioritaire: line,
})
export type SaisieEtablissement = z.infer<typeof saisieEtablissementSchema>

export const saisiePartenaireSchema = z.strictObject({
  nom: nom('Indiquez le nom du partenaire.'),
  type: line,
})
export type SaisiePartenaire = z.infer<typeof saisiePartenaireSchema>
