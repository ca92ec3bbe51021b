import { z } from 'zod'
import { dateSaisieSchema, nomSaisieSchema, paragrapheSaisieSchema } from '../ipc/saisie.ts'
import { GENRES_PROJET } from './listes.ts'

/** A project of the bonifications: ouverture culturelle, or accompagnement des parents. */
export const saisieProjetSchema = z
  .strictObject({
    actionId: z.string().min(1, { error: 'Choisissez une action.' }),
    genre: z.enum(GENRES_PROJET),
    titre: nomSaisieSchema('Donnez un titre au projet.'),
    partenaireId: z.string().nullable(),
    date: dateSaisieSchema,
    fin: dateSaisieSchema.nullable(),
    description: paragrapheSaisieSchema,
    effets: paragrapheSaisieSchema,
    /** The séances and the actions with parents that belong to it. */
    seanceIds: z.array(z.string()).max(1_000),
    actionParentsIds: z.array(z.string()).max(1_000),
  })
  .refine(({ date, fin }) => fin === null || fin >= date, {
    error: 'La fin vient avant le début : corrigez l’une des deux dates.',
    path: ['fin'],
  })
export type SaisieProjet = z.infer<typeof saisieProjetSchema>
