import type { ReactNode } from 'react'
import { frCollator } from '../../shared/format.ts'
import type { CopyColumn } from './clipboard.ts'
import type { DataColumn } from './DataTable.tsx'
import type { ListFilter } from './FilterBar.tsx'
import { byRankIn, countOptions, createSearch, NONE } from './filters.ts'

/** One column of a list: its cell, copy, sort, filter and total, in one place. */
export type ListColumn<Row> = Omit<DataColumn<Row>, 'cell'> & {
  /** Plain text of the cell: shown when `cell` is absent, copied when `copy` is. */
  readonly text?: (row: Row) => string
  readonly cell?: (row: Row) => ReactNode
  /** Columns given to a spreadsheet in place of `text`: other words, several columns, numbers. */
  readonly copy?: readonly CopyColumn<Row>[]
  /** Narrows the list by this column. */
  readonly filter?: ListChoice<Row>
  /** The cell under the column, for the rows shown. */
  readonly total?: (rows: readonly Row[]) => ReactNode
}

/** One way to narrow a list. Built with `choice`, which knows the type of the values. */
type ListChoice<Row> = {
  /** Parameter of the address; the column's id when absent. */
  readonly key?: string
  /** Label of the filter; the heading of the column when absent. */
  readonly label?: string
  /** Text shown when nothing is chosen: « Tous ». */
  readonly all: string
  /** The values of a row: each is offered and counted; null is « no value ». An empty array offers none. */
  readonly valuesOf: (row: Row) => readonly (string | null)[]
  readonly compare: (a: string, b: string) => number
  readonly labelOf: (value: string) => string
  /** Label of « no value »; when absent that option is not offered. */
  readonly noneLabel?: string
}

/** A choice by the values of a row: codes in the order of their closed list, else texts in French order. */
export function choice<Row, V extends string>({
  pick,
  order,
  labelOf = (value) => value,
  ...rest
}: Omit<ListChoice<Row>, 'valuesOf' | 'compare' | 'labelOf'> & {
  /** The value of the row, or its values when it has several. */
  readonly pick: (row: Row) => V | null | readonly (V | null)[]
  /** The closed list of the codes, or how two values compare. */
  readonly order?: readonly V[] | ((a: V, b: V) => number)
  readonly labelOf?: (value: V) => string
}): ListChoice<Row> {
  const compare =
    typeof order === 'function' ? order : order === undefined ? frCollator.compare : byRankIn(order)
  return {
    ...rest,
    valuesOf: (row) => {
      const picked = pick(row)
      return picked === null || typeof picked === 'string' ? [picked] : picked
    },
    compare: compare as (a: string, b: string) => number,
    labelOf: labelOf as (value: string) => string,
  }
}

/** Description of a list of a screen: its name, columns, search and filters. */
export type ListDescription<Row> = {
  /** Names the table for a screen reader and on paper. */
  readonly label: string
  readonly idOf: (row: Row) => string
  /** Width that all columns need, in rem; below it the `isExtra` columns are hidden. */
  readonly minWidth: number
  readonly columns: readonly ListColumn<Row>[]
  /** The names that the free search looks in; without it there is no search. */
  readonly search?: (row: Row) => readonly (string | null)[]
  /** Ways to narrow the list that belong to no column; each has its `key` and `label`. */
  readonly filters?: readonly (ListChoice<Row> & { readonly key: string; readonly label: string })[]
  /** Count over the list: « 12 heures sur 48 ». */
  readonly count: (shown: readonly Row[], all: readonly Row[]) => string
}

/** The parameter of the address that holds the free search. */
export const SEARCH = 'q'

/** Values of the active filters, by parameter of the address. */
export type ListValues = Readonly<Record<string, string | null>>

/** Every way to narrow the list, columns first, with its key and label. */
function choicesOf<Row>({ columns, filters = [] }: ListDescription<Row>) {
  const own = columns.flatMap(({ id, header, filter }) =>
    filter === undefined
      ? []
      : [{ ...filter, key: filter.key ?? id, label: filter.label ?? header }],
  )
  return [...own, ...filters]
}

/** The filters that the address of the screen holds. */
export const readValues = <Row>(
  list: ListDescription<Row>,
  params: URLSearchParams,
): ListValues => ({
  ...(list.search === undefined ? {} : { [SEARCH]: params.get(SEARCH) ?? '' }),
  ...Object.fromEntries(choicesOf(list).map(({ key }) => [key, params.get(key)])),
})

/** The rows that fit the search and every filter, in the order given. */
export function narrow<Row>(
  list: ListDescription<Row>,
  rows: readonly Row[],
  values: ListValues,
): readonly Row[] {
  const matches = createSearch(values[SEARCH] ?? '')
  const chosen = choicesOf(list).flatMap(({ key, valuesOf }) => {
    const value = values[key] ?? null
    return value === null ? [] : [{ valuesOf, wanted: value === NONE ? null : value }]
  })
  return rows.filter(
    (row) =>
      matches(...(list.search?.(row) ?? [])) &&
      chosen.every(({ valuesOf, wanted }) => valuesOf(row).includes(wanted)),
  )
}

/** Filters of the list: each offers only the values that the rows hold, with their number. */
export const offered = <Row>(
  list: ListDescription<Row>,
  rows: readonly Row[],
): readonly ListFilter<string>[] =>
  choicesOf(list).map(({ key, label, all, valuesOf, compare, labelOf, noneLabel }) => ({
    key,
    label,
    all,
    options: countOptions(rows.flatMap(valuesOf), {
      pick: (value) => value,
      compare,
      labelOf,
      ...(noneLabel === undefined ? {} : { noneLabel }),
    }),
  }))

/** The columns as `DataTable` takes them. */
export const shownColumns = <Row>({ columns }: ListDescription<Row>): readonly DataColumn<Row>[] =>
  columns.map((column) => ({
    ...column,
    cell: column.cell ?? column.text ?? (() => null),
    ...(column.text === undefined ? {} : { titleOf: column.text }),
  }))

/** The columns as a spreadsheet takes them. */
export const copiedColumns = <Row>({ columns }: ListDescription<Row>): readonly CopyColumn<Row>[] =>
  columns.flatMap(
    ({ header, text, copy }) => copy ?? (text === undefined ? [] : [{ header, text }]),
  )

/** The cells under the columns; none when no column has a total. */
export const totals = <Row>({ columns }: ListDescription<Row>, shown: readonly Row[]) =>
  columns.some(({ total }) => total !== undefined)
    ? columns.map(({ total }) => total?.(shown) ?? null)
    : undefined

/** Count of rows: « 12 intervenants », « 3 intervenants sur 12 ». */
export const countText = (shown: number, all: number, format: (count: number) => string): string =>
  shown === all ? format(shown) : `${format(shown)} sur ${all}`
