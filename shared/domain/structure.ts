import { z } from 'zod'
import { ligneSaisieSchema, nomSaisieSchema } from '../ipc/saisie.ts'
import { ZONES_SCOLAIRES } from './listes.ts'

/** What the head of every bilan says of the structure and of its person of reference. */
export const saisieStructureSchema = z.strictObject({
  nom: nomSaisieSchema('Indiquez le nom de votre structure.'),
  adresse: ligneSaisieSchema,
  commune: ligneSaisieSchema,
  telephone: ligneSaisieSchema,
  mail: ligneSaisieSchema,
  referentNom: ligneSaisieSchema,
  referentPrenom: ligneSaisieSchema,
  referentTelephone: ligneSaisieSchema,
  referentMail: ligneSaisieSchema,
  /** Where the bilans are sent. */
  cafMail: ligneSaisieSchema,
  zoneScolaire: z.enum(ZONES_SCOLAIRES).nullable(),
})

export type SaisieStructure = z.infer<typeof saisieStructureSchema>
