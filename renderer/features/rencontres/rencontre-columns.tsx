import { formatCount, formatDate, formatNumber } from '../../../shared/format.ts'
import type {
  ActionParentsLigne,
  ConcertationLigne,
  EtablissementLigne,
  PartenaireLigne,
} from '../../../shared/ipc/rencontres.ipc.ts'
import {
  LIBELLES_GENRE_ECOLE,
  LIBELLES_GENRE_PARENTS,
  LIBELLES_TYPE_ETABLISSEMENT,
} from '../../../shared/texts/libelles.ts'
import type { CopyColumn } from '../../ui/clipboard.ts'
import type { DataColumn } from '../../ui/DataTable.tsx'
import { OpenCell } from '../../ui/OpenCell.tsx'

/** A column of a list, with its text alone for a spreadsheet. */
type ListColumn<Row> = DataColumn<Row> & CopyColumn<Row>

type Open = (id: string) => void

function textColumn<Row>(
  id: string,
  header: string,
  text: (row: Row) => string,
  width?: string,
): ListColumn<Row> {
  const sized = width === undefined ? {} : { width }
  return { id, header, ...sized, text, sortBy: (row) => text(row) || null, cell: text }
}

/** The first column opens the record: for the keyboard what a click anywhere on the row does. */
function opening<Row>(
  column: ListColumn<Row>,
  open: Open,
  idOf: (row: Row) => string,
): ListColumn<Row> {
  return {
    ...column,
    isRowHeader: true,
    cell: (row) => <OpenCell onOpen={() => open(idOf(row))}>{column.text(row)}</OpenCell>,
  }
}

const dateColumn = <Row extends { readonly date: string }>(): ListColumn<Row> => ({
  ...textColumn<Row>('date', 'Date', ({ date }) => formatDate(date), '7rem'),
  sortBy: ({ date }) => date,
})

export const actionParentsColumns = (open: Open): readonly ListColumn<ActionParentsLigne>[] => [
  opening(dateColumn(), open, ({ rencontreId }) => rencontreId),
  textColumn('genre', 'Genre', ({ genre }) => LIBELLES_GENRE_PARENTS[genre], '16rem'),
  textColumn('action', 'Action', ({ action }) => action, '5rem'),
  textColumn('presents', 'Présents', presentsText, '11rem'),
  textColumn('note', 'Note', ({ note }) => note ?? ''),
]

function presentsText({ participants, familleIds }: ActionParentsLigne): string {
  const parts = [
    participants === null ? '' : formatCount(participants, 'participant'),
    familleIds.length === 0 ? '' : formatCount(familleIds.length, 'famille'),
  ]
  return parts.filter((part) => part !== '').join(', ')
}

export const concertationColumns = (open: Open): readonly ListColumn<ConcertationLigne>[] => [
  opening(dateColumn(), open, ({ rencontreId }) => rencontreId),
  textColumn('axe', 'Axe', ({ axe }) => (axe === 'ecole' ? 'École' : 'Territoire'), '7rem'),
  textColumn('genre', 'Genre', genreText, '16rem'),
  textColumn('avec', 'Avec', (c) => c.partenaire ?? c.etablissement ?? '', '14rem'),
  textColumn('action', 'Action', ({ action }) => action, '5rem'),
  textColumn('note', 'Note', ({ note }) => note ?? ''),
]

function genreText({ axe, genre }: ConcertationLigne): string {
  if (axe === 'territoire') return genre
  return (LIBELLES_GENRE_ECOLE as Readonly<Record<string, string>>)[genre] ?? genre
}

const countColumn = <Row,>(
  id: string,
  header: string,
  count: (row: Row) => number,
): ListColumn<Row> => ({
  id,
  header,
  width: '7rem',
  align: 'end',
  text: (row) => formatNumber(count(row)),
  sortBy: count,
  cell: (row) => formatNumber(count(row)),
})

export const etablissementColumns = (open: Open): readonly ListColumn<EtablissementLigne>[] => [
  opening(
    textColumn('nom', 'Nom', ({ nom }) => nom),
    open,
    ({ etablissementId }) => etablissementId,
  ),
  textColumn('type', 'Type', ({ type }) => LIBELLES_TYPE_ETABLISSEMENT[type], '7rem'),
  textColumn('commune', 'Commune', ({ commune }) => commune ?? '', '12rem'),
  textColumn('rep', 'Éducation prioritaire', (e) => e.educationPrioritaire ?? '', '9rem'),
  textColumn('qpv', 'Quartier prioritaire', (e) => e.quartierPrioritaire ?? '', '12rem'),
  countColumn('enfants', 'Enfants', ({ enfants }) => enfants),
]

export const partenaireColumns = (open: Open): readonly ListColumn<PartenaireLigne>[] => [
  opening(
    textColumn('nom', 'Nom', ({ nom }) => nom),
    open,
    ({ partenaireId }) => partenaireId,
  ),
  textColumn('type', 'Domaine', ({ type }) => type ?? '', '14rem'),
  countColumn('concertations', 'Concertations', ({ concertations }) => concertations),
]
