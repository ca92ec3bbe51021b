import { type ReactNode, useEffect, useMemo } from 'react'
import { DataTable } from '../ui/DataTable.tsx'
import { FilterBar } from '../ui/FilterBar.tsx'
import {
  copiedColumns,
  type ListDescription,
  narrow,
  offered,
  readValues,
  SEARCH,
  shownColumns,
  totals,
} from '../ui/list.ts'
import { Panes } from '../ui/SidePanel.tsx'
import { TableMenu } from '../ui/TableMenu.tsx'
import type { TableGroup } from '../ui/VirtualRows.tsx'
import { keepFilters, useRoute, useScreenParams } from './router.ts'

/**
 * A list of a screen: its filters, held by the address, its rows, and the panel at their right. Everything
 * about its columns is in one `ListDescription` (`ui/list.ts`), a constant of the feature or memoized.
 */
export function List<Row extends object>({
  list,
  rows,
  before,
  tools,
  menu,
  panel,
  opened = null,
  onOpen,
  canOpen,
  isCompact = true,
  groupOf,
  isDense = false,
  notice,
  empty,
}: {
  readonly list: ListDescription<Row>
  readonly rows: readonly Row[]
  /** Choice of how the list is shown, placed before its filters. */
  readonly before?: ReactNode
  /** Buttons at the right of the filters, for the rows shown. */
  readonly tools?: (shown: readonly Row[]) => ReactNode
  /** Further entries of the menu « Copier ou imprimer ». */
  readonly menu?: (shown: readonly Row[]) => ReactNode
  readonly panel?: ReactNode
  /** The id of the row that the panel shows. */
  readonly opened?: string | null
  readonly onOpen?: (row: Row) => void
  /** False for a row that `onOpen` does nothing for. */
  readonly canOpen?: (row: Row) => boolean
  /** False where each row must be read whole. */
  readonly isCompact?: boolean
  readonly groupOf?: (shown: readonly Row[]) => (row: Row) => TableGroup
  readonly isDense?: boolean
  /** Notice between the filters and the rows. */
  readonly notice?: (shown: readonly Row[]) => ReactNode
  /** Content in place of the table when no row fits; `isNarrowed`: rows exist, the filters hide them. */
  readonly empty: (isNarrowed: boolean) => ReactNode
}) {
  const { screen } = useRoute()
  const { params, setParams } = useScreenParams()
  const values = useMemo(() => readValues(list, params), [list, params])
  const filters = useMemo(() => offered(list, rows), [list, rows])
  const shown = useMemo(() => narrow(list, rows, values), [list, rows, values])
  const onglet = params.get('onglet')
  useEffect(() => keepFilters(screen, { ...values, onglet }), [screen, values, onglet])
  const columns = useMemo(() => shownColumns(list), [list])
  const copied = useMemo(() => copiedColumns(list), [list])
  return (
    <>
      <FilterBar
        count={list.count(shown, rows)}
        values={values}
        {...(list.search === undefined ? {} : { search: SEARCH })}
        filters={filters}
        onChange={setParams}
        before={before}
        tools={
          <>
            <TableMenu columns={copied} rows={shown}>
              {menu?.(shown)}
            </TableMenu>
            {tools?.(shown)}
          </>
        }
      />
      {notice?.(shown)}
      <Panes panel={panel ?? null}>
        {shown.length === 0 ? (
          empty(rows.length > 0)
        ) : (
          <DataTable
            label={list.label}
            rows={shown}
            columns={columns}
            idOf={list.idOf}
            minWidth={list.minWidth}
            isDense={isDense}
            isCompact={isCompact}
            {...(canOpen === undefined ? {} : { canOpen })}
            opened={opened}
            {...(onOpen === undefined ? {} : { onOpen })}
            {...(groupOf === undefined ? {} : { groupOf: groupOf(shown) })}
            {...footerProp(totals(list, shown))}
          />
        )}
      </Panes>
    </>
  )
}

const footerProp = (footer: readonly ReactNode[] | undefined) =>
  footer === undefined ? {} : { footer }
