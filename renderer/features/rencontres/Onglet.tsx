import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Fragment, type ReactNode } from 'react'
import { Loaded } from '../../app/Loaded.tsx'
import type { CopyColumn } from '../../ui/clipboard.ts'
import { type DataColumn, DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ListHead } from '../../ui/ListHead.tsx'
import { Panes } from '../../ui/SidePanel.tsx'
import { TableMenu } from '../../ui/TableMenu.tsx'
import { NOUVELLE, useFiche } from './useFiche.ts'

/** One tab: its list, and the record that is open at the right. */
export function Onglet<Row extends object>({
  query,
  label,
  countOf,
  add,
  empty,
  columns,
  idOf,
  minWidth,
  menu,
  form,
}: {
  readonly query: Parameters<typeof Loaded<readonly Row[]>>[0]['query']
  /** Names the list for a screen reader. */
  readonly label: string
  readonly countOf: (count: number) => string
  /** Label of the button that adds a record. */
  readonly add: string
  readonly empty: { readonly icon: ReactNode; readonly title: string; readonly advice: string }
  readonly columns: readonly (DataColumn<Row> & CopyColumn<Row>)[]
  readonly idOf: (row: Row) => string
  readonly minWidth: number
  /** Further entries of the menu « Copier ou imprimer ». */
  readonly menu?: (rows: readonly Row[]) => ReactNode
  /** The form of a record (null: a new one). */
  readonly form: (row: Row | null, rows: readonly Row[]) => ReactNode
}) {
  const { fiche, open } = useFiche()
  return (
    <Loaded query={query}>
      {(rows) => {
        const opened = rows.find((row) => idOf(row) === fiche)
        const panel = fiche === NOUVELLE ? form(null, rows) : opened ? form(opened, rows) : null
        return (
          <>
            <ListHead
              count={countOf(rows.length)}
              tools={
                <>
                  <TableMenu columns={columns} rows={rows}>
                    {menu?.(rows)}
                  </TableMenu>
                  <Button
                    size="xs"
                    leftSection={<IconPlus size="1rem" aria-hidden />}
                    onClick={() => open(NOUVELLE)}
                  >
                    {add}
                  </Button>
                </>
              }
            />
            <Panes panel={panel === null ? null : <Fragment key={fiche}>{panel}</Fragment>}>
              {rows.length === 0 ? (
                <EmptyState {...empty} />
              ) : (
                <DataTable
                  label={label}
                  rows={rows}
                  columns={columns}
                  idOf={idOf}
                  minWidth={minWidth}
                  isCompact
                  onOpen={(row) => open(idOf(row))}
                  opened={fiche}
                />
              )}
            </Panes>
          </>
        )
      }}
    </Loaded>
  )
}
