import { z } from 'zod'
import {
  dateSaisieSchema,
  ligneSaisieSchema,
  nomSaisieSchema,
  paragrapheSaisieSchema,
} from '../ipc/saisie.ts'

const minutes = z
  .int({ error: 'Indiquez une durée.' })
  .min(0, { error: 'Une durée ne peut pas être négative.' })
  .max(14_400, { error: 'Cette durée est trop longue : 240 heures au plus.' })

/** A training of the intervenants of an action, with its participants. */
export const saisieFormationSchema = z.strictObject({
  actionId: z.string().min(1, { error: 'Choisissez une action.' }),
  date: dateSaisieSchema,
  theme: nomSaisieSchema('Dites sur quoi portait la formation.'),
  organisateur: ligneSaisieSchema,
  /** True when followed with people of other structures or of the school. */
  isConjointe: z.boolean(),
  minutes: minutes.min(1, { error: 'Indiquez combien de temps la formation a duré.' }),
  /** `minutes` null: the whole formation. */
  participants: z
    .array(z.strictObject({ intervenantId: z.string(), minutes: minutes.nullable() }))
    .max(500),
  note: paragrapheSaisieSchema,
})
export type SaisieFormation = z.infer<typeof saisieFormationSchema>
