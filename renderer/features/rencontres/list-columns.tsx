import { IconBell, IconCheck } from '@tabler/icons-react'
import type { IsoDate } from '../../../shared/dates.ts'
import { isRappelDu, type Rappel } from '../../../shared/domain/rencontre.ts'
import { contactName, type SaisieContact } from '../../../shared/domain/repertoire.ts'
import { formatCount, formatDate } from '../../../shared/format.ts'
import { choice, type ListColumn } from '../../ui/list.ts'
import { Quiet } from '../../ui/Quiet.tsx'
import { Tag } from '../../ui/Tag.tsx'
import styles from './Rencontres.module.css'

/** Column of the contacts: the first on screen, all of them on paper and in a spreadsheet. */
export const contactColumn = <
  Row extends { readonly contacts: readonly SaisieContact[] },
>(): ListColumn<Row> => ({
  id: 'contacts',
  header: 'À joindre',
  width: '15rem',
  text: ({ contacts }) => contacts.map(contactText).join('\u202f; '),
  sortBy: ({ contacts: [first] }) => (first === undefined ? null : contactName(first)),
  cell: ({ contacts }) => <Contacts contacts={contacts} />,
})

const contactText = (contact: SaisieContact): string =>
  [contactName(contact), fonctionOf(contact), contact.telephone, contact.mail, contact.note]
    .filter((part) => part !== null)
    .join(', ')

/** Function of a contact with a name; null for one without. */
const fonctionOf = ({ nom, fonction }: SaisieContact): string | null =>
  nom === null ? null : fonction

function Contacts({ contacts }: { readonly contacts: readonly SaisieContact[] }) {
  const [first, ...others] = contacts
  if (first === undefined) return null
  return (
    <>
      <OneContact contact={first} />
      {others.length === 0 ? null : (
        <>
          <span className={styles.screenOnly}>
            <Quiet
              block
            >{`et ${formatCount(others.length, 'autre contact', 'autres contacts')}`}</Quiet>
          </span>
          <span className={styles.paperOnly}>
            {others.map((contact) => (
              <OneContact key={contactText(contact)} contact={contact} />
            ))}
          </span>
        </>
      )}
    </>
  )
}

function OneContact({ contact }: { readonly contact: SaisieContact }) {
  const fonction = fonctionOf(contact)
  const reach = [contact.telephone, contact.mail].filter((part) => part !== null)
  return (
    <>
      {contactName(contact)}
      {fonction === null ? null : `, ${fonction}`}
      {reach.length === 0 ? null : <Quiet block>{reach.join(' · ')}</Quiet>}
    </>
  )
}

/** Column of the reminders; sorted, those still to do come first, earliest at the top. */
export const rappelColumn = <Row extends { readonly rappel: Rappel | null }>(
  today: IsoDate,
): ListColumn<Row> => ({
  id: 'rappel',
  header: 'À revoir',
  width: '10rem',
  text: ({ rappel }) => (rappel === null ? '' : rappelText(rappel)),
  sortBy: ({ rappel }) => (rappel === null ? null : `${rappel.isFait ? 1 : 0} ${rappel.date}`),
  cell: ({ rappel }) => (rappel === null ? null : <RappelCell rappel={rappel} today={today} />),
  filter: choice({
    all: 'Tout',
    pick: ({ rappel }: Row) => (rappel === null ? [] : rappel.isFait ? 'fait' : 'a-revoir'),
    order: ['a-revoir', 'fait'],
    labelOf: (value) => (value === 'fait' ? 'Déjà revu' : 'À revoir'),
  }),
})

function rappelText({ date, objet, isFait }: Rappel): string {
  const what = objet === null ? '' : `\u00a0: ${objet}`
  return `${formatDate(date)}${what}${isFait ? ' (fait)' : ''}`
}

function RappelCell({ rappel, today }: { readonly rappel: Rappel; readonly today: IsoDate }) {
  const { date, objet, isFait } = rappel
  return (
    <>
      {isFait ? (
        <Tag tone="good" icon={<IconCheck aria-hidden />}>
          fait
        </Tag>
      ) : (
        <Tag tone={isRappelDu(rappel, today) ? 'warn' : 'quiet'} icon={<IconBell aria-hidden />}>
          {formatDate(date)}
        </Tag>
      )}
      {objet === null ? null : <Quiet block>{objet}</Quiet>}
    </>
  )
}
