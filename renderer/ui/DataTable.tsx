import { useElementSize } from '@mantine/hooks'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import {
  type ColumnDef,
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { type ReactNode, useContext, useEffect, useMemo, useRef } from 'react'
import { frCollator } from '../../shared/format.ts'
import styles from './DataTable.module.css'
import { useIsPrinting } from './PrintedPage.tsx'
import { PublishSteps } from './SidePanel.tsx'
import { type TableGroup, VirtualRows } from './VirtualRows.tsx'

/** Width in rem counted for a column without a width of its own. */
const FREE_REM = 10

const remOf = ({ width }: Sized): number =>
  width === undefined ? FREE_REM : Number.parseFloat(width)

/** One column of a list. */
export type DataColumn<Row> = {
  readonly id: string
  readonly header: string
  /** CSS width; columns without a width share the room left. */
  readonly width?: string
  readonly align?: 'end'
  /** True for a column hidden where the list is too narrow: the panel shows its content too. */
  readonly isExtra?: boolean
  /** Takes several lines where the rows are compact and one is too short, for a cell whose whole text must be read; a row header always does. */
  readonly wraps?: boolean
  /** Keeps its text on one line on paper too, as a phone. */
  readonly isUnbroken?: boolean
  /** The whole text of the cell, told on hover where one line cuts it. */
  readonly titleOf?: (row: Row) => string
  /** True for a column of controls, left out on paper. */
  readonly isControl?: boolean
  /** Names the row for a screen reader. */
  readonly isRowHeader?: boolean
  /** Sort value of a row; null comes last. Without `sortBy` the column cannot be sorted. */
  readonly sortBy?: (row: Row) => string | number | null
  readonly cell: (row: Row) => ReactNode
}

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() })

type Valued = { getValue(columnId: string): unknown }

function frenchSort(a: Valued, b: Valued, columnId: string): number {
  const [left, right] = [a.getValue(columnId), b.getValue(columnId)]
  if (typeof left === 'number' && typeof right === 'number') return left - right
  return frCollator.compare(String(left), String(right))
}

/**
 * A list of any length: a real table whose rows out of sight are left out of the page, counted for
 * screen readers all the same. Rows come sorted; a click on a heading sorts otherwise.
 */
export function DataTable<Row extends object>({
  label,
  rows,
  columns: all,
  idOf,
  minWidth,
  groupOf,
  footer,
  isDense = false,
  isCompact = false,
  onOpen,
  canOpen = always,
  opened = null,
}: {
  /** Names the table for a screen reader. */
  readonly label: string
  readonly rows: readonly Row[]
  readonly columns: readonly DataColumn<Row>[]
  readonly idOf: (row: Row) => string
  /** Width that all columns need, in rem; below it the `isExtra` ones are hidden, then the table scrolls sideways. */
  readonly minWidth: number
  /** Group whose heading stands before its rows; the user then cannot sort. */
  readonly groupOf?: (row: Row) => TableGroup
  /** One cell per column, shown under the rows. */
  readonly footer?: readonly ReactNode[]
  /** True for many columns of figures, side by side. */
  readonly isDense?: boolean
  /** One line a row, unless comfortable rows were chosen in Réglages. */
  readonly isCompact?: boolean
  /** Called by a click anywhere on a row; a button in the row must do the same for the keyboard. */
  readonly onOpen?: (row: Row) => void
  /** False for a row that cannot be opened. */
  readonly canOpen?: (row: Row) => boolean
  /** The id of the row that is opened. */
  readonly opened?: string | null
}) {
  const isPrinting = useIsPrinting()
  const { ref, columns, needed } = useFittingColumns(all, minWidth, isPrinting)
  const definitions = useMemo(
    () => columns.map((column) => definitionOf(column, groupOf === undefined)),
    [columns, groupOf],
  )
  const table = useTable({
    features,
    columns: definitions,
    data: rows,
    getRowId: idOf,
    enableSortingRemoval: true,
    enableMultiSort: false,
  })

  const sorted = table.getRowModel().rows
  useSteps(sorted, opened, onOpen, canOpen)

  return (
    <VirtualRows
      label={label}
      rows={sorted}
      columns={columns}
      minWidth={`${needed}rem`}
      sizeRef={ref}
      groupOf={groupOf}
      footer={footerOf(footer, all, columns)}
      isCompact={isCompact && !isPrinting}
      onOpen={onOpen}
      canOpen={canOpen}
      opened={opened}
      head={table.getHeaderGroups().map((group) => (
        <tr key={group.id} aria-rowindex={1}>
          {group.headers.map((header, index) => (
            <SortableHeader
              key={header.id}
              label={columns[index]?.header ?? ''}
              align={columns[index]?.align}
              sorted={header.column.getIsSorted()}
              onSort={
                // On paper a heading is text: a button would not be repeated on the pages that follow.
                header.column.getCanSort() && !isPrinting
                  ? () => header.column.toggleSorting()
                  : undefined
              }
            />
          ))}
        </tr>
      ))}
      className={isDense ? `${styles.table} ${styles.dense}` : styles.table}
    />
  )
}

const always = (): boolean => true

/** Tells the panel beside the list the rank of its row, so that it leads to the previous and next rows. */
function useSteps<Row>(
  rows: readonly { readonly id: string; readonly original: Row }[],
  opened: string | null,
  onOpen: ((row: Row) => void) | undefined,
  canOpen: (row: Row) => boolean,
): void {
  const publish = useContext(PublishSteps)
  const openable = rows.filter(({ original }) => canOpen(original))
  const index = opened === null ? -1 : openable.findIndex(({ id }) => id === opened)
  const count = openable.length
  const now = useRef({ openable, onOpen })
  now.current = { openable, onOpen }
  const isStepped = onOpen !== undefined && index !== -1
  useEffect(() => {
    if (publish === null || !isStepped) return undefined
    const go = (to: number) => {
      const row = now.current.openable[to]
      if (row !== undefined) now.current.onOpen?.(row.original)
    }
    publish({
      rank: index + 1,
      count,
      previous: index > 0 ? () => go(index - 1) : null,
      next: index < count - 1 ? () => go(index + 1) : null,
    })
    return () => publish(null)
  }, [publish, isStepped, index, count])
}

/** The columns that fit in the list as wide as it is; on paper, all. */
function useFittingColumns<Row>(
  all: readonly DataColumn<Row>[],
  minWidth: number,
  isPrinting: boolean,
) {
  const { ref, width } = useElementSize<HTMLElement>()
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  // A width of 0 is not measured yet: every column is kept until it is.
  const available = width === 0 ? Number.POSITIVE_INFINITY : width / rem
  const fitting = useMemo(
    () =>
      isPrinting
        ? { columns: all.filter(({ isControl }) => isControl !== true), needed: minWidth }
        : fittingColumns(all, minWidth, available),
    [all, minWidth, available, isPrinting],
  )
  return { ref, ...fitting }
}

/** Footer cells of the columns shown; none where only a title would be left. */
function footerOf<Column>(
  footer: readonly ReactNode[] | undefined,
  all: readonly Column[],
  shown: readonly Column[],
): readonly ReactNode[] | undefined {
  const cells = footer?.filter((_, index) => shown.some((column) => column === all[index]))
  return cells?.slice(1).some(Boolean) ? cells : undefined
}

function definitionOf<Row extends object>(
  column: DataColumn<Row>,
  canSort: boolean,
): ColumnDef<typeof features, Row> {
  const { sortBy } = column
  return {
    id: column.id,
    accessorFn: (row) => sortBy?.(row) ?? undefined,
    enableSorting: canSort && sortBy !== undefined,
    sortFn: frenchSort,
    sortUndefined: 'last',
    sortDescFirst: false,
  }
}

/** Heading of a column; a button when the column can be sorted. */
function SortableHeader({
  label,
  align,
  sorted,
  onSort,
}: {
  readonly label: string
  readonly align: 'end' | undefined
  readonly sorted: false | 'asc' | 'desc'
  readonly onSort: (() => void) | undefined
}) {
  if (onSort === undefined) {
    return (
      <th scope="col" data-align={align}>
        {label}
      </th>
    )
  }
  const Arrow = sorted === 'desc' ? IconArrowDown : IconArrowUp
  const order = sorted === 'desc' ? 'descending' : 'ascending'
  return (
    <th scope="col" data-align={align} aria-sort={sorted === false ? 'none' : order}>
      <button type="button" className={styles.sort} onClick={onSort} data-sorted={sorted !== false}>
        {label}
        <Arrow size={14} aria-hidden className={styles.arrow} />
      </button>
    </th>
  )
}

type Sized = { readonly width?: string; readonly isExtra?: boolean }

/**
 * The columns that fit: all that are not extra, then each extra one in turn that still has its room.
 * `needed` is what all of them ask for, `available` what there is, in rem. Gives what those shown ask for too.
 */
export function fittingColumns<C extends Sized>(
  columns: readonly C[],
  needed: number,
  available: number,
): { readonly columns: readonly C[]; readonly needed: number } {
  const extra = columns.filter(({ isExtra }) => isExtra === true)
  const shown = new Set(columns.filter(({ isExtra }) => isExtra !== true))
  const least = [...shown].reduce((sum, column) => sum + remOf(column), 0)
  let rest = Math.max(
    least,
    extra.reduce((left, column) => left - remOf(column), needed),
  )
  for (const column of extra) {
    if (rest + remOf(column) > available) continue
    shown.add(column)
    rest += remOf(column)
  }
  return { columns: columns.filter((column) => shown.has(column)), needed: rest }
}
