import { z } from 'zod'
import { cleanText } from '../clean-text.ts'
import { ZONES_SCOLAIRES } from './listes.ts'

/** A line of text; an empty one is no text. */
const line = z
  .string()
  .max(300, { error: 'Ce texte est trop long : 300 caractères au plus.' })
  .transform((text) => cleanText(text).trim() || null)

/** What the head of every bilan says of the structure and of its person of reference. */
export const saisieStructureSchema = z.strictObject({
  nom: z
    .string()
    .transform((text) => cleanText(text).trim())
    .pipe(
      z
        .string()
        .min(1, { error: 'Indiquez le nom de votre structure.' })
        .max(200, { error: 'Ce nom est trop long : 200 caractères au plus.' }),
    ),
  adresse: line,
  commune: line,
  telephone: line,
  mail: line,
  referentNom: line,
  referentPrenom: line,
  referentTelephone: line,
  referentMail: line,
  zoneScolaire: z.enum(ZONES_SCOLAIRES).nullable(),
})

export type SaisieStructure = z.infer<typeof saisieStructureSchema>
