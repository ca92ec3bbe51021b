import { z } from 'zod'
import { dateSaisieSchema, nomSaisieSchema, paragrapheSaisieSchema } from '../ipc/saisie.ts'
import { PUBLICS_EVALUATION } from './listes.ts'

const count = z
  .int({ error: 'Indiquez un nombre entier.' })
  .min(0, { error: 'Ce nombre ne peut pas être négatif.' })
  .max(100_000, { error: 'Ce nombre est trop grand.' })
  .nullable()

const publicSchema = z
  .strictObject({ public: z.enum(PUBLICS_EVALUATION), interroges: count, reponses: count })
  .refine(
    ({ interroges, reponses }) =>
      interroges === null || reponses === null || reponses <= interroges,
    {
      error:
        'Il y a plus de réponses que de personnes interrogées : corrigez l’un des deux nombres.',
      path: ['reponses'],
    },
  )

/** An évaluation of an action: the publics asked, and the results. */
export const saisieEvaluationSchema = z.strictObject({
  actionId: z.string().min(1, { error: 'Choisissez une action.' }),
  date: dateSaisieSchema,
  titre: nomSaisieSchema('Nommez cette évaluation : « Questionnaire de mi-année » par exemple.'),
  publics: z
    .array(publicSchema)
    .min(1, { error: 'Cochez au moins un public interrogé.' })
    .refine((publics) => new Set(publics.map((one) => one.public)).size === publics.length, {
      error: 'Chaque public ne compte qu’une fois.',
    }),
  constat: paragrapheSaisieSchema,
})
export type SaisieEvaluation = z.infer<typeof saisieEvaluationSchema>
