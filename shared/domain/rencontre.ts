import { z } from 'zod'
import type { IsoDate } from '../dates.ts'
import {
  dateSaisieSchema,
  ligneSaisieSchema,
  nomSaisieSchema,
  paragrapheSaisieSchema,
} from '../ipc/saisie.ts'
import { AXES_CONCERTATION, GENRES_ECOLE, GENRES_PARENTS, MOMENTS_CONCERTATION } from './listes.ts'

/** A reminder left by a meeting, due from a day on until it is done. */
const rappelSchema = z.strictObject({
  date: dateSaisieSchema,
  objet: ligneSaisieSchema,
  isFait: z.boolean(),
})
export type Rappel = z.infer<typeof rappelSchema>

/** True for a reminder due today, or already late. */
export const isRappelDu = (rappel: Rappel | null, today: IsoDate): boolean =>
  rappel !== null && !rappel.isFait && rappel.date <= today

/** One action with the parents, of one of the form's thirteen kinds. */
export const saisieActionParentsSchema = z.strictObject({
  actionId: z.string().min(1, { error: 'Choisissez une action.' }),
  date: dateSaisieSchema,
  genre: z.enum(GENRES_PARENTS),
  /** Number of participants, when the familles were not noted one by one. */
  participants: z
    .int({ error: 'Indiquez un nombre entier.' })
    .min(0, { error: 'Ce nombre ne peut pas être négatif.' })
    .max(10_000, { error: 'Ce nombre est trop grand.' })
    .nullable(),
  familleIds: z.array(z.string()).max(2_000),
  note: paragrapheSaisieSchema,
  rappel: rappelSchema.nullable(),
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
    /** Moment of a meeting with the school: before the projet begins, or for its bilan; null for any other meeting. */
    moment: z.enum(MOMENTS_CONCERTATION).nullable().default(null),
    note: paragrapheSaisieSchema,
    rappel: rappelSchema.nullable(),
  })
  .refine(
    ({ axe, genre }) => axe !== 'ecole' || (GENRES_ECOLE as readonly string[]).includes(genre),
    {
      error: 'Choisissez l’un des quatre genres de concertation avec l’école.',
      path: ['genre'],
    },
  )
export type SaisieConcertation = z.infer<typeof saisieConcertationSchema>
