import { formatDate, formatNumber } from '../../../shared/format.ts'
import type { CopyColumn } from '../../ui/clipboard.ts'
import type { DataColumn } from '../../ui/DataTable.tsx'
import { OpenCell } from '../../ui/OpenCell.tsx'

/** A column of a list, with its text alone for a spreadsheet. */
export type ListColumn<Row> = DataColumn<Row> & CopyColumn<Row>

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
    cell: (row) => <OpenCell onOpen={() => open(idOf(row))}>{column.text(row)}</OpenCell>,
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
