import { z } from 'zod'
import { formatTelephone } from '../format.ts'
import { ligneSaisieSchema, nomSaisieSchema } from '../ipc/saisie.ts'
import { EDUCATIONS_PRIORITAIRES, TYPES_ETABLISSEMENT } from './listes.ts'

/** A contact of a school or a partner: a person, or a function alone (« secrétariat »). */
const saisieContactSchema = z.strictObject({
  nom: ligneSaisieSchema,
  fonction: ligneSaisieSchema,
  telephone: ligneSaisieSchema.transform((text) => (text === null ? null : formatTelephone(text))),
  mail: ligneSaisieSchema,
  note: ligneSaisieSchema,
})
export type SaisieContact = z.infer<typeof saisieContactSchema>

/** Contacts in the order to call; a wholly blank line is dropped. */
const saisieContactsSchema = z
  .array(saisieContactSchema)
  .max(20, { error: 'Vingt contacts au plus.' })
  .superRefine((contacts, context) => {
    for (const [index, contact] of contacts.entries()) {
      if (isBlank(contact) || contact.nom !== null || contact.fonction !== null) continue
      const message = 'Indiquez un nom ou une fonction.'
      context.addIssue({ code: 'custom', path: [index, 'nom'], message })
    }
  })
  .transform((contacts) => contacts.filter((contact) => !isBlank(contact)))

const isBlank = (contact: SaisieContact): boolean =>
  Object.values(contact).every((value) => value === null)

/** Name of a contact: the person, else the function. */
export const contactName = ({ nom, fonction }: SaisieContact): string => nom ?? fonction ?? ''

/** A school as it is entered in the répertoire. */
export const saisieEtablissementSchema = z.strictObject({
  nom: nomSaisieSchema('Indiquez le nom de l’établissement.'),
  type: z.enum(TYPES_ETABLISSEMENT),
  commune: ligneSaisieSchema,
  educationPrioritaire: z.enum(EDUCATIONS_PRIORITAIRES).nullable(),
  quartierPrioritaire: ligneSaisieSchema,
  contacts: saisieContactsSchema,
})
export type SaisieEtablissement = z.infer<typeof saisieEtablissementSchema>

/** An actor of the territory as it is entered in the répertoire. */
export const saisiePartenaireSchema = z.strictObject({
  nom: nomSaisieSchema('Indiquez le nom du partenaire.'),
  type: ligneSaisieSchema,
  contacts: saisieContactsSchema,
})
export type SaisiePartenaire = z.infer<typeof saisiePartenaireSchema>
