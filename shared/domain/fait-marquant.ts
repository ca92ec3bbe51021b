import { z } from 'zod'
import { dateSaisieSchema, paragrapheSaisieSchema } from '../ipc/saisie.ts'
import { OBJECTIFS } from './listes.ts'

/** A dated note tied to an objective, for what no other record says. */
export const saisieFaitMarquantSchema = z.strictObject({
  actionId: z.string().min(1, { error: 'Choisissez une action.' }),
  date: dateSaisieSchema,
  objectif: z.enum(OBJECTIFS),
  note: paragrapheSaisieSchema.refine((note) => note !== null, {
    error: 'Racontez le fait en une phrase ou deux.',
  }),
})
export type SaisieFaitMarquant = z.infer<typeof saisieFaitMarquantSchema>
