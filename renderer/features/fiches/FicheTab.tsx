import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Fragment, type ReactNode } from 'react'
import { List } from '../../app/List.tsx'
import { Loaded } from '../../app/Loaded.tsx'
import { NOUVELLE } from '../../app/router.ts'
import { useSelection, useTodayInAnnee } from '../../app/selection.tsx'
import { usePanel } from '../../app/usePanel.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import type { ListDescription } from '../../ui/list.ts'
import { OpenCell } from '../../ui/OpenCell.tsx'

/** The address holds the record that is open. */
const FICHE = ['fiche'] as const

/** Tab of one kind of record: its list, and the open record at the right. */
export function FicheTab<Row extends object>({
  query,
  list,
  add,
  tools,
  menu,
  empty,
  form,
}: {
  readonly query: Parameters<typeof Loaded<readonly Row[]>>[0]['query']
  readonly list: ListDescription<Row>
  /** Label of the button that adds a record. */
  readonly add: string
  /** Further buttons, before the one that adds. */
  readonly tools?: ReactNode
  /** Further entries of the menu « Copier ou imprimer ». */
  readonly menu?: (rows: readonly Row[]) => ReactNode
  readonly empty: { readonly icon: ReactNode; readonly title: string; readonly advice: string }
  /** The form of a record (null: a new one). */
  readonly form: (row: Row | null, onClose: () => void, rows: readonly Row[]) => ReactNode
}) {
  const { params, open, shut } = usePanel(FICHE)
  const button = (
    <Button
      size="xs"
      leftSection={<IconPlus size="1rem" aria-hidden />}
      onClick={() => open({ fiche: NOUVELLE })}
    >
      {add}
    </Button>
  )
  return (
    <Loaded query={query}>
      {(rows) => {
        const opened = rows.find((row) => list.idOf(row) === params.fiche)
        const isOpen = params.fiche === NOUVELLE || opened !== undefined
        return (
          <List
            list={list}
            rows={rows}
            {...(menu === undefined ? {} : { menu })}
            tools={() => (
              <>
                {tools}
                {button}
              </>
            )}
            panel={
              isOpen ? (
                <Fragment key={params.fiche}>{form(opened ?? null, shut, rows)}</Fragment>
              ) : null
            }
            opened={params.fiche}
            onOpen={(row) => open({ fiche: list.idOf(row) })}
            empty={(isNarrowed) =>
              isNarrowed ? (
                <EmptyState
                  icon={empty.icon}
                  title="Rien ne correspond"
                  advice="Élargissez la recherche ou retirez un filtre."
                />
              ) : (
                <EmptyState {...empty} />
              )
            }
          />
        )
      }}
    </Loaded>
  )
}

/** The cell that opens a record. */
export function OpenFiche({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  const { params, open } = usePanel(FICHE)
  return (
    <OpenCell isOpen={params.fiche === id} onOpen={() => open({ fiche: id })}>
      {children}
    </OpenCell>
  )
}

/** Initial values of a new record: today or the nearest day of the année, and the action of the top bar. */
export function useFicheDefaults() {
  const { annee, action } = useSelection()
  const date = useTodayInAnnee()
  return { date, actionId: action?.id ?? annee.actions[0]?.id ?? '' }
}
