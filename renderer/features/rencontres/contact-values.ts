import type { SaisieContact } from '../../../shared/domain/repertoire.ts'

/** A contact as typed; `key` identifies its card while cards are added and removed. */
export type ContactValues = { readonly key: number } & {
  readonly [field in keyof SaisieContact]: string
}

/** Blank card, with a key that the other cards do not have. */
export const blankContact = (others: readonly ContactValues[]): ContactValues => ({
  key: Math.max(-1, ...others.map(({ key }) => key)) + 1,
  nom: '',
  fonction: '',
  telephone: '',
  mail: '',
  note: '',
})

/** Values of the form for the saved contacts. */
export const contactValues = (contacts: readonly SaisieContact[]): readonly ContactValues[] =>
  contacts.map((contact, key) => ({
    key,
    nom: contact.nom ?? '',
    fonction: contact.fonction ?? '',
    telephone: contact.telephone ?? '',
    mail: contact.mail ?? '',
    note: contact.note ?? '',
  }))

/** The input of main, which turns blanks into nulls. */
export const toSaisieContacts = (contacts: readonly ContactValues[]) =>
  contacts.map(({ key: _key, ...contact }) => contact)
