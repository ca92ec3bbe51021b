import { ActionIcon, Tooltip } from '@mantine/core'
import { IconArrowBarToUp, IconX } from '@tabler/icons-react'
import type { SaisieContact } from '../../../shared/domain/repertoire.ts'
import { AddLine } from '../../ui/FieldGroups.tsx'
import fields from '../../ui/Fields.module.css'
import { Quiet } from '../../ui/Quiet.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './Rencontres.module.css'

/** A contact as typed; `key` identifies its card while cards are added and removed. */
type ContactValues = { readonly key: number } & {
  readonly [field in keyof SaisieContact]: string
}

/** Blank card, with a key that the other cards do not have. */
const blankContact = (others: readonly ContactValues[]): ContactValues => ({
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

const MAX_CONTACTS = 20

/** Contacts of an établissement or a partenaire, in the order to call. */
export function ContactsField({
  contacts,
  errors,
  onChange,
}: {
  readonly contacts: readonly ContactValues[]
  readonly errors: Readonly<Record<string, string>>
  readonly onChange: (contacts: readonly ContactValues[]) => void
}) {
  const without = (key: number) => contacts.filter((one) => one.key !== key)
  return (
    <fieldset className={fields.group}>
      <legend className={fields.legend}>Contacts</legend>
      <Quiet block>
        Coordonnées de travail seulement. Chacun peut demander à voir ce qui est noté de lui.
      </Quiet>
      {contacts.map((contact, index) => (
        <ContactCard
          key={contact.key}
          title={index === 0 ? 'À joindre d’abord' : `Contact ${index + 1}`}
          contact={contact}
          errorOfField={(field) => errors[`contacts.${index}.${field}`]}
          onChange={(changed) =>
            onChange(contacts.map((one) => (one.key === changed.key ? changed : one)))
          }
          onRemove={() => onChange(without(contact.key))}
          onFirst={index === 0 ? null : () => onChange([contact, ...without(contact.key)])}
        />
      ))}
      {contacts.length >= MAX_CONTACTS ? null : (
        <AddLine onClick={() => onChange([...contacts, blankContact(contacts)])}>
          Ajouter un contact
        </AddLine>
      )}
    </fieldset>
  )
}

const LABELS = {
  nom: 'Nom',
  fonction: 'Fonction',
  telephone: 'Téléphone',
  mail: 'Adresse électronique',
  note: 'Note',
} as const
type Field = keyof typeof LABELS

function ContactCard({
  title,
  contact,
  errorOfField,
  onChange,
  onRemove,
  onFirst,
}: {
  readonly title: string
  readonly contact: ContactValues
  readonly errorOfField: (field: Field) => string | undefined
  readonly onChange: (contact: ContactValues) => void
  readonly onRemove: () => void
  /** Moves the contact to the top; null for the first one. */
  readonly onFirst: (() => void) | null
}) {
  const line = (field: Field) => (
    <TextField
      label={LABELS[field]}
      value={contact[field]}
      error={errorOfField(field)}
      onChange={(typed) => onChange({ ...contact, [field]: typed })}
    />
  )
  return (
    <fieldset className={fields.card}>
      <legend className={fields.cardTitle}>{title}</legend>
      <div className={fields.pair}>
        {line('nom')}
        {line('fonction')}
        {line('telephone')}
        {line('mail')}
      </div>
      {line('note')}
      <div className={styles.cardTools}>
        {onFirst === null ? null : (
          <CardTool
            label={`Mettre en premier\u00a0: ${title}`}
            icon={IconArrowBarToUp}
            onClick={onFirst}
          />
        )}
        <CardTool label={`Retirer\u00a0: ${title}`} icon={IconX} onClick={onRemove} />
      </div>
    </fieldset>
  )
}

function CardTool({
  label,
  icon: Icon,
  onClick,
}: {
  readonly label: string
  readonly icon: typeof IconX
  readonly onClick: () => void
}) {
  return (
    <Tooltip label={label}>
      <ActionIcon size="sm" variant="subtle" color="gray" aria-label={label} onClick={onClick}>
        <Icon size="1rem" aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}
