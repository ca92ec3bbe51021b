import { useMergedRef } from '@mantine/hooks'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type MouseEvent, type ReactNode, type Ref, useMemo, useRef } from 'react'
import styles from './DataTable.module.css'
import { SpacerRow } from './SpacerRow.tsx'
import { useIsPrinting } from './useIsPrinting.ts'

/** A run of rows that belong together, with the heading shown before them. */
export type TableGroup = { readonly key: string; readonly heading: ReactNode }

type Column<Row> = {
  readonly id: string
  readonly width?: string
  readonly align?: 'end'
  readonly isRowHeader?: boolean
  readonly cell: (row: Row) => ReactNode
}

type Item<Row> =
  | { readonly kind: 'group'; readonly key: string; readonly heading: ReactNode }
  | { readonly kind: 'row'; readonly key: string; readonly row: Row }

const ROW_HEIGHT_PX = 50
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
  onOpen,
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
  readonly onOpen: ((row: Row) => void) | undefined
  readonly opened: string | null
  readonly sizeRef: Ref<HTMLElement>
}) {
  const scrollRef = useRef<HTMLElement>(null)
  const ref = useMergedRef(scrollRef, sizeRef)
  const items = useMemo(() => itemsOf(rows, groupOf), [rows, groupOf])
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => ROW_HEIGHT_PX,
    getItemKey: (index) => items[index]?.key ?? index,
    overscan: OVERSCAN,
  })
  const isPrinting = useIsPrinting()
  const near = virtualizer.getVirtualItems()
  // Paper takes every row: nothing is out of its sight.
  const shown = isPrinting ? items.map((item, index) => ({ key: item.key, index })) : near
  const before = isPrinting ? 0 : (near[0]?.start ?? 0)
  const after = isPrinting ? 0 : virtualizer.getTotalSize() - (near.at(-1)?.end ?? 0)

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
    <section ref={ref} className={styles.scroll} aria-label={label} tabIndex={0}>
      <table
        className={className}
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
                aria-rowindex={virtual.index + 2}
                data-opened={(opened !== null && item.key === opened) || undefined}
                {...(onOpen !== undefined && item.kind === 'row'
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
  return column.isRowHeader === true ? (
    <th scope="row" data-align={column.align}>
      {content}
    </th>
  ) : (
    <td data-align={column.align}>{content}</td>
  )
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
