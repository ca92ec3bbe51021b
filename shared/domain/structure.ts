import { z } from 'zod'
import { ligneSaisieSchema, nomSaisieSchema } from '../ipc/saisie.ts'
import { ZONES_SCOLAIRES } from './listes.ts'

/** Head of every bilan: the structure and its person of reference. */
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
  /** Address that the bilans are sent to. */
  cafMail: ligneSaisieSchema,
  zoneScolaire: z.enum(ZONES_SCOLAIRES).nullable(),
})

export type SaisieStructure = z.infer<typeof saisieStructureSchema>
