import { useMergedRef } from '@mantine/hooks'
import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useMemo,
  useRef,
} from 'react'
import styles from './DataTable.module.css'
import { useIsPrinting } from './PrintedPage.tsx'

/** A run of rows that belong together, with the heading shown before them. */
export type TableGroup = { readonly key: string; readonly heading: ReactNode }

type Column<Row> = {
  readonly id: string
  readonly width?: string
  readonly align?: 'end'
  readonly isRowHeader?: boolean
  readonly wraps?: boolean
  readonly isUnbroken?: boolean
  readonly titleOf?: (row: Row) => string
  readonly cell: (row: Row) => ReactNode
}

type Item<Row> =
  | { readonly kind: 'group'; readonly key: string; readonly heading: ReactNode }
  | { readonly kind: 'row'; readonly key: string; readonly row: Row }

/** Row heights assumed before a row is measured. */
const ROW_HEIGHT_PX = { comfortable: 50, compact: 32 } as const
const OVERSCAN = 12

/** The scrolling part of a list: only the rows near the window are in the page. */
export function VirtualRows<Row>({
  label,
  rows,
  columns,
  minWidth,
  groupOf,
  head,
  footer,
  className,
  isCompact,
  onOpen,
  canOpen,
  opened,
  sizeRef,
}: {
  readonly label: string
  readonly rows: readonly { readonly id: string; readonly original: Row }[]
  readonly columns: readonly Column<Row>[]
  readonly minWidth: string
  readonly groupOf: ((row: Row) => TableGroup) | undefined
  readonly head: ReactNode
  readonly footer: readonly ReactNode[] | undefined
  readonly className: string | undefined
  readonly isCompact: boolean
  readonly onOpen: ((row: Row) => void) | undefined
  readonly canOpen: (row: Row) => boolean
  readonly opened: string | null
  readonly sizeRef: Ref<HTMLElement>
}) {
  const scrollRef = useRef<HTMLElement>(null)
  const ref = useMergedRef(scrollRef, sizeRef)
  const items = useMemo(() => itemsOf(rows, groupOf), [rows, groupOf])
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => ROW_HEIGHT_PX[isCompact ? 'compact' : 'comfortable'],
    getItemKey: (index) => items[index]?.key ?? index,
    overscan: OVERSCAN,
  })
  const openedIndex = opened === null ? -1 : items.findIndex(({ key }) => key === opened)
  // « Fiche suivante », a link or a record just created may open a row out of sight.
  useEffect(() => {
    const list = scrollRef.current
    if (list === null || openedIndex === -1) return
    const scroll = () => virtualizer.scrollToIndex(openedIndex)
    reachRow(list, openedIndex, scroll, (row) => row.scrollIntoView({ block: 'nearest' }))
  }, [openedIndex, virtualizer])
  const onKeyDown = useRowKeys(items, (index) => virtualizer.scrollToIndex(index))
  const isPrinting = useIsPrinting()
  const near = virtualizer.getVirtualItems()
  // On paper every row is in the page.
  const shown = isPrinting ? items.map((item, index) => ({ key: item.key, index })) : near
  const before = isPrinting ? 0 : (near[0]?.start ?? 0)
  const after = isPrinting ? 0 : virtualizer.getTotalSize() - (near.at(-1)?.end ?? 0)

  return (
    <section
      ref={ref}
      className={styles.scroll}
      aria-label={label}
      aria-keyshortcuts="ArrowDown ArrowUp J K Enter"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <table
        className={className}
        data-compact={isCompact || undefined}
        style={isPrinting ? undefined : { minWidth }}
        aria-rowcount={items.length + 1}
        aria-label={label}
      >
        {/* On paper nothing else says which list this is. */}
        {isPrinting ? <caption className={styles.caption}>{label}</caption> : null}
        <colgroup>
          {columns.map((column) => (
            <col key={column.id} style={isPrinting ? undefined : { width: column.width }} />
          ))}
        </colgroup>
        <thead>{head}</thead>
        <tbody>
          <SpacerRow height={before} span={columns.length} />
          {shown.map((virtual) => {
            const item = items[virtual.index]
            return item === undefined ? null : (
              <tr
                key={virtual.key}
                ref={virtualizer.measureElement}
                data-index={virtual.index}
                tabIndex={item.kind === 'row' ? -1 : undefined}
                aria-rowindex={virtual.index + 2}
                data-opened={(opened !== null && item.key === opened) || undefined}
                {...(onOpen !== undefined && item.kind === 'row' && canOpen(item.row)
                  ? { 'data-opens': true, onClick: opensRow(() => onOpen(item.row)) }
                  : {})}
              >
                {item.kind === 'group' ? (
                  <th colSpan={columns.length} scope="rowgroup" className={styles.group}>
                    {item.heading}
                  </th>
                ) : (
                  columns.map((column) => <Cell key={column.id} column={column} row={item.row} />)
                )}
              </tr>
            )
          })}
          <SpacerRow height={after} span={columns.length} />
        </tbody>
        {footer === undefined ? null : (
          <tfoot>
            <tr>
              {columns.map((column, index) => (
                <td key={column.id} data-align={column.align}>
                  {footer[index]}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  )
}

function Cell<Row>({ column, row }: { readonly column: Column<Row>; readonly row: Row }) {
  const content = column.cell(row)
  const attributes = {
    'data-align': column.align,
    'data-wraps': column.wraps || undefined,
    'data-unbroken': column.isUnbroken || undefined,
    title: column.titleOf?.(row),
  }
  return column.isRowHeader === true ? (
    <th scope="row" {...attributes}>
      {content}
    </th>
  ) : (
    <td {...attributes}>{content}</td>
  )
}

/** Frames to wait until a row scrolled to from far away is drawn. */
const FRAMES = 20

/**
 * Moves through the rows with the keyboard, once the list or something in it has the focus: arrows or J and
 * K, Home and End; Entrée does what a click on the row does. Keys typed in a field of a row stay there.
 */
function useRowKeys<Row>(
  items: readonly Item<Row>[],
  scrollTo: (index: number) => void,
): (event: KeyboardEvent<HTMLElement>) => void {
  return (event) => {
    const { target, currentTarget: list, key } = event
    if (event.ctrlKey || event.altKey || event.metaKey || !(target instanceof Element)) return
    if (target.closest('input, textarea, select, [role="listbox"], [aria-haspopup]') !== null)
      return
    if (key === 'Enter' && target.matches('tr')) {
      event.preventDefault()
      openRow(target)
      return
    }
    const current = Number(
      (target.closest('tr[data-index]') ?? list.querySelector('tr[data-opened]'))?.getAttribute(
        'data-index',
      ) ?? -1,
    )
    const next = stepOf(key, current, items)
    if (next === null) return
    event.preventDefault()
    reachRow(
      list,
      next,
      () => scrollTo(next),
      (row) => row.focus(),
    )
  }
}

/** Index of the row that a key leads to; null when the key moves nothing. */
function stepOf<Row>(key: string, current: number, items: readonly Item<Row>[]): number | null {
  const isRow = ({ kind }: Item<Row>) => kind === 'row'
  const step =
    key === 'ArrowDown' || key === 'j' || key === 'J'
      ? items.findIndex((item, index) => index > current && isRow(item))
      : key === 'ArrowUp' || key === 'k' || key === 'K'
        ? items.findLastIndex((item, index) => index < current && isRow(item))
        : key === 'Home'
          ? items.findIndex(isRow)
          : key === 'End'
            ? items.findLastIndex(isRow)
            : -1
  return step === -1 ? null : step
}

/** Calls `act` with a row, after scrolling to it when it is too far to be in the page. */
function reachRow(
  list: HTMLElement,
  index: number,
  scroll: () => void,
  act: (row: HTMLElement) => void,
  frames = FRAMES,
): void {
  const row = list.querySelector<HTMLElement>(`tr[data-index="${index}"]`)
  if (row !== null) {
    act(row)
    return
  }
  if (frames === FRAMES) scroll()
  if (frames > 0) requestAnimationFrame(() => reachRow(list, index, scroll, act, frames - 1))
}

/** Opens the row as a click does, or clicks the first link or button in it. */
function openRow(row: Element): void {
  const control = row.querySelector<HTMLElement>('button, a[href]')
  if (row.matches('[data-opens]') && row instanceof HTMLElement) row.click()
  else control?.click()
}

/** A click on a row, but not on a control or a link in it nor at the end of a selection of text. */
const opensRow =
  (open: () => void) =>
  (event: MouseEvent): void => {
    if (event.target instanceof Element && event.target.closest('a, button, input, label') !== null)
      return
    if (window.getSelection()?.type === 'Range') return
    open()
  }

function itemsOf<Row>(
  rows: readonly { readonly id: string; readonly original: Row }[],
  groupOf: ((row: Row) => TableGroup) | undefined,
): readonly Item<Row>[] {
  let current: string | null = null
  return rows.flatMap(({ id, original }): readonly Item<Row>[] => {
    const line: Item<Row> = { kind: 'row', key: id, row: original }
    const group = groupOf?.(original)
    if (group === undefined || group.key === current) return [line]
    current = group.key
    return [{ kind: 'group', key: `group:${group.key}`, heading: group.heading }, line]
  })
}

/** Blank row as high as the rows left out of a long table, so that the scroll bar has the right size. */
export function SpacerRow({ height, span }: { readonly height: number; readonly span: number }) {
  if (height <= 0) return null
  return (
    <tr aria-hidden data-spacer>
      <td colSpan={span} style={{ height, padding: 0, border: 0 }} />
    </tr>
  )
}
