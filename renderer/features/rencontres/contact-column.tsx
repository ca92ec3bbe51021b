import { contactName, type SaisieContact } from '../../../shared/domain/repertoire.ts'
import { formatCount } from '../../../shared/format.ts'
import { Quiet } from '../../ui/Quiet.tsx'
import type { ListColumn } from './list-columns.tsx'
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

/** The function, where the person is named. */
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
