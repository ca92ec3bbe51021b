import { IconBell, IconCheck } from '@tabler/icons-react'
import type { IsoDate } from '../../../shared/dates.ts'
import { isRappelDu, type Rappel } from '../../../shared/domain/rencontre.ts'
import { contactName, type SaisieContact } from '../../../shared/domain/repertoire.ts'
import { formatCount, formatDate, formatNumber } from '../../../shared/format.ts'
import { choice, type ListColumn } from '../../ui/list.ts'
import { OpenCell } from '../../ui/OpenCell.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { Tag } from '../../ui/Tag.tsx'
import styles from './Rencontres.module.css'

export type Open = (id: string) => void

export function textColumn<Row>(
  id: string,
  header: string,
  text: (row: Row) => string,
  width?: string,
): ListColumn<Row> {
  const sized = width === undefined ? {} : { width }
  return { id, header, ...sized, text, sortBy: (row) => text(row) || null, cell: text }
}

/** A column that a narrow list does without. */
export const asExtra = <Row,>(column: ListColumn<Row>): ListColumn<Row> => ({
  ...column,
  isExtra: true,
})

/** The first column opens the record: for the keyboard what a click anywhere on the row does. */
export function opening<Row>(
  column: ListColumn<Row>,
  open: Open,
  idOf: (row: Row) => string,
): ListColumn<Row> {
  return {
    ...column,
    isRowHeader: true,
    cell: (row) => <OpenCell onOpen={() => open(idOf(row))}>{column.text?.(row)}</OpenCell>,
  }
}

export const dateColumn = <Row extends { readonly date: string }>(): ListColumn<Row> => ({
  ...textColumn<Row>('date', 'Date', ({ date }) => formatDate(date), '7rem'),
  sortBy: ({ date }) => date,
})

export const countColumn = <Row,>(
  id: string,
  header: string,
  count: (row: Row) => number,
): ListColumn<Row> => ({
  id,
  header,
  width: '8rem',
  align: 'end',
  text: (row) => formatNumber(count(row)),
  sortBy: count,
  cell: (row) => formatNumber(count(row)),
})

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
