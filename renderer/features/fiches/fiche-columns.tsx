import { formatDate, formatNumber } from '../../../shared/format.ts'
import type { ListColumn } from '../../ui/list.ts'
import { OpenFiche } from './FicheTab.tsx'

/** A column of plain text, sorted by what it shows. */
export function textColumn<Row>(
  id: string,
  header: string,
  text: (row: Row) => string,
  width?: string,
): ListColumn<Row> {
  const sized = width === undefined ? {} : { width }
  return { id, header, ...sized, text, sortBy: (row) => text(row) || null, cell: text }
}

/** A column of words that are read whole, on several lines where one is too short. */
export const wholeColumn = <Row,>(
  ...column: Parameters<typeof textColumn<Row>>
): ListColumn<Row> => ({
  ...textColumn<Row>(...column),
  wraps: true,
})

/** The column marked `isExtra`: hidden where the list is narrow. */
export const asExtra = <Row,>(column: ListColumn<Row>): ListColumn<Row> => ({
  ...column,
  isExtra: true,
})

/** The column with a button that opens the record, as a click on the row does, for the keyboard. */
export function opening<Row>(column: ListColumn<Row>, idOf: (row: Row) => string): ListColumn<Row> {
  return {
    ...column,
    isRowHeader: true,
    cell: (row) => <OpenFiche id={idOf(row)}>{column.text?.(row)}</OpenFiche>,
  }
}

/** The day of a record. */
export const dateColumn = <Row extends { readonly date: string }>(): ListColumn<Row> => ({
  ...textColumn<Row>('date', 'Date', ({ date }) => formatDate(date), '7rem'),
  sortBy: ({ date }) => date,
})

/** A number at the right of its column. */
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

/** The number of the action that a record is of. */
export const actionColumn = <Row extends { readonly action: string }>(): ListColumn<Row> =>
  asExtra(textColumn('action', 'Action', ({ action }) => action, '5rem'))
