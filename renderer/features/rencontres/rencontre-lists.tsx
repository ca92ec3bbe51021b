import { IconBell, IconCheck } from '@tabler/icons-react'
import type { IsoDate } from '../../../shared/dates.ts'
import { GENRES_PARENTS, TYPES_ETABLISSEMENT } from '../../../shared/domain/listes.ts'
import { isRappelDu, type Rappel } from '../../../shared/domain/rencontre.ts'
import { contactName, type SaisieContact } from '../../../shared/domain/repertoire.ts'
import { formatCount, formatDate } from '../../../shared/format.ts'
import type { ActionParentsLigne, ConcertationLigne } from '../../../shared/ipc/rencontres.ipc.ts'
import type { EtablissementLigne, PartenaireLigne } from '../../../shared/ipc/repertoire.ipc.ts'
import {
  LIBELLES_GENRE_ECOLE,
  LIBELLES_GENRE_PARENTS,
  LIBELLES_MOMENT,
  LIBELLES_TYPE_ETABLISSEMENT,
} from '../../../shared/texts/libelles.ts'
import { choice, countText, type ListColumn, type ListDescription } from '../../ui/list.ts'
import { Quiet } from '../../ui/Quiet.tsx'
import { Tag } from '../../ui/Tag.tsx'
import {
  actionColumn,
  asExtra,
  countColumn,
  dateColumn,
  opening,
  textColumn,
  wholeColumn,
} from '../fiches/fiche-columns.tsx'
import styles from './Rencontres.module.css'

/** Column of the contacts: the first on screen, all of them on paper and in a spreadsheet. */
const contactColumn = <
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

/** Column of the reminders; sorted, those still to do come first, earliest at the top. */
const rappelColumn = <Row extends { readonly rappel: Rappel | null }>(
  today: IsoDate,
): ListColumn<Row> => ({
  id: 'rappel',
  header: 'À revoir',
  width: '8.5rem',
  wraps: true,
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

const counted =
  (one: string, many?: string) => (shown: readonly unknown[], all: readonly unknown[]) =>
    countText(shown.length, all.length, (count) => formatCount(count, one, many))

export const actionParentsList = (today: IsoDate): ListDescription<ActionParentsLigne> => ({
  label: 'Actions avec les parents',
  idOf: ({ rencontreId }) => rencontreId,
  minWidth: 58,
  count: counted('action avec les parents', 'actions avec les parents'),
  search: ({ note, rappel }) => [note, rappel?.objet ?? null],
  columns: [
    opening(dateColumn(), ({ rencontreId }) => rencontreId),
    {
      ...wholeColumn<ActionParentsLigne>(
        'genre',
        'Genre',
        ({ genre }) => LIBELLES_GENRE_PARENTS[genre],
        '16rem',
      ),
      filter: choice({
        key: 'genre-parents',
        all: 'Tous',
        pick: ({ genre }: ActionParentsLigne) => genre,
        order: GENRES_PARENTS,
        labelOf: (genre) => LIBELLES_GENRE_PARENTS[genre],
      }),
    },
    actionColumn(),
    asExtra(textColumn('presents', 'Présents', presentsText, '11.5rem')),
    asExtra(rappelColumn(today)),
    asExtra(textColumn('note', 'Note', ({ note }) => note ?? '')),
  ],
})

function presentsText({ participants, familleIds }: ActionParentsLigne): string {
  const parts = [
    participants === null ? '' : formatCount(participants, 'participant'),
    familleIds.length === 0 ? '' : formatCount(familleIds.length, 'famille'),
  ]
  return parts.filter((part) => part !== '').join(', ')
}

export const concertationList = (today: IsoDate): ListDescription<ConcertationLigne> => ({
  label: 'Concertations',
  idOf: ({ rencontreId }) => rencontreId,
  minWidth: 61.5,
  count: counted('concertation'),
  search: (one) => [genreText(one), one.partenaire, one.etablissement, one.note],
  columns: [
    opening(dateColumn(), ({ rencontreId }) => rencontreId),
    {
      ...textColumn<ConcertationLigne>('axe', 'Axe', ({ axe }) => AXES[axe], '6rem'),
      isExtra: true,
      filter: choice({
        all: 'Tous',
        pick: ({ axe }: ConcertationLigne) => axe,
        labelOf: (axe) => AXES[axe],
      }),
    },
    wholeColumn('genre', 'Genre', genreText, '12rem'),
    asExtra(wholeColumn('avec', 'Avec', (c) => c.partenaire ?? c.etablissement ?? '', '13rem')),
    asExtra(rappelColumn(today)),
    actionColumn(),
    asExtra(textColumn('note', 'Note', ({ note }) => note ?? '')),
  ],
})

const AXES = { ecole: 'École', territoire: 'Territoire' } as const

function genreText({ axe, genre, moment }: ConcertationLigne): string {
  if (axe === 'territoire') return genre
  const libelle = (LIBELLES_GENRE_ECOLE as Readonly<Record<string, string>>)[genre] ?? genre
  return moment === null ? libelle : `${libelle}, ${LIBELLES_MOMENT[moment].toLowerCase()}`
}

/** Words of the contacts, for the search. */
const contactWords = ({ contacts }: { readonly contacts: readonly SaisieContact[] }) =>
  contacts.flatMap(({ nom, fonction, telephone }) => [nom, fonction, telephone])

export const etablissementList: ListDescription<EtablissementLigne> = {
  label: 'Établissements',
  idOf: ({ etablissementId }) => etablissementId,
  minWidth: 68.5,
  count: counted('établissement'),
  search: (one) => [one.nom, one.commune, ...contactWords(one)],
  columns: [
    opening(
      textColumn('nom', 'Nom', ({ nom }) => nom, '16.5rem'),
      ({ etablissementId }) => etablissementId,
    ),
    {
      ...textColumn<EtablissementLigne>(
        'type',
        'Type',
        ({ type }) => LIBELLES_TYPE_ETABLISSEMENT[type],
        '6rem',
      ),
      isExtra: true,
      filter: choice({
        all: 'Tous',
        pick: ({ type }: EtablissementLigne) => type,
        order: TYPES_ETABLISSEMENT,
        labelOf: (type) => LIBELLES_TYPE_ETABLISSEMENT[type],
      }),
    },
    asExtra(wholeColumn('commune', 'Commune', ({ commune }) => commune ?? '', '8rem')),
    asExtra(contactColumn()),
    asExtra(
      textColumn('rep', 'Éducation prioritaire', (e) => e.educationPrioritaire ?? '', '7rem'),
    ),
    asExtra(textColumn('qpv', 'Quartier prioritaire', (e) => e.quartierPrioritaire ?? '', '8rem')),
    asExtra(countColumn('enfants', 'Enfants', ({ enfants }) => enfants)),
  ],
}

export const partenaireList: ListDescription<PartenaireLigne> = {
  label: 'Partenaires',
  idOf: ({ partenaireId }) => partenaireId,
  minWidth: 47,
  count: counted('partenaire'),
  search: (one) => [one.nom, one.type, ...contactWords(one)],
  columns: [
    opening(
      textColumn('nom', 'Nom', ({ nom }) => nom, '13rem'),
      ({ partenaireId }) => partenaireId,
    ),
    asExtra(contactColumn()),
    wholeColumn('type', 'Domaine', ({ type }) => type ?? '', '11rem'),
    asExtra(countColumn('concertations', 'Concertations', ({ concertations }) => concertations)),
  ],
}

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
