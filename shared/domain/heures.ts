import { z } from 'zod'
import { dateSaisieSchema, ligneSaisieSchema } from '../ipc/saisie.ts'
import { CATEGORIES_HEURES, type CategorieHeures } from './listes.ts'

/** One entry of hours outside séances. */
export const saisieHeuresSchema = z.strictObject({
  intervenantId: z.string().min(1, { error: 'Choisissez un intervenant.' }),
  actionId: z.string().min(1, { error: 'Choisissez une action.' }),
  date: dateSaisieSchema,
  categorie: z.enum(CATEGORIES_HEURES),
  minutes: z
    .int()
    .min(1, { error: 'Indiquez une durée, par exemple 1h30.' })
    .max(14_400, { error: 'Cette durée est trop longue pour une seule saisie.' }),
  note: ligneSaisieSchema,
})
export type SaisieHeures = z.infer<typeof saisieHeuresSchema>

/** Category of time: « séances » is derived, the others are entered. */
export type CategorieTotal = CategorieHeures | 'seances'

/** Categories of time in the order of the closed list, séances first. */
export const CATEGORIES_TOTAL: readonly CategorieTotal[] = ['seances', ...CATEGORIES_HEURES]
