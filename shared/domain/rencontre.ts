import { z } from 'zod'
import {
  dateSaisieSchema,
  ligneSaisieSchema,
  nomSaisieSchema,
  paragrapheSaisieSchema,
} from '../ipc/saisie.ts'
import {
  AXES_CONCERTATION,
  EDUCATIONS_PRIORITAIRES,
  GENRES_ECOLE,
  GENRES_PARENTS,
  TYPES_ETABLISSEMENT,
} from './listes.ts'

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
  note: paragrapheSaisieSchema,
})
export type SaisieActionParents = z.infer<typeof saisieActionParentsSchema>

/** One meeting with the school (four kinds) or with another actor of the territory (kind in one's own words). */
export const saisieConcertationSchema = z
  .strictObject({
    actionId: z.string().min(1, { error: 'Choisissez une action.' }),
    date: dateSaisieSchema,
    axe: z.enum(AXES_CONCERTATION),
    genre: nomSaisieSchema('Dites en quelques mots de quoi il s’agissait.'),
    etablissementId: z.string().nullable(),
    partenaireId: z.string().nullable(),
    note: paragrapheSaisieSchema,
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
  nom: nomSaisieSchema('Indiquez le nom de l’établissement.'),
  type: z.enum(TYPES_ETABLISSEMENT),
  commune: ligneSaisieSchema,
  educationPrioritaire: z.enum(EDUCATIONS_PRIORITAIRES).nullable(),
  quartierPrioritaire: ligneSaisieSchema,
})
export type SaisieEtablissement = z.infer<typeof saisieEtablissementSchema>

export const saisiePartenaireSchema = z.strictObject({
  nom: nomSaisieSchema('Indiquez le nom du partenaire.'),
  type: ligneSaisieSchema,
})
export type SaisiePartenaire = z.infer<typeof saisiePartenaireSchema>
