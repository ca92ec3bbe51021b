import type { SaisieContact } from '../../../shared/domain/repertoire.ts'

/** A contact as it is typed; `key` tells one card from another while they come and go. */
export type ContactValues = { readonly key: number } & {
  readonly [field in keyof SaisieContact]: string
}

/** A blank card, told apart from those that stand. */
export const blankContact = (others: readonly ContactValues[]): ContactValues => ({
  key: Math.max(-1, ...others.map(({ key }) => key)) + 1,
  nom: '',
  fonction: '',
  telephone: '',
  mail: '',
  note: '',
})

/** Records, as the form shows them. */
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
