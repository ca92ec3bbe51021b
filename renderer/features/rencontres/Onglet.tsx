import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Fragment, type ReactNode } from 'react'
import { List } from '../../app/List.tsx'
import { Loaded } from '../../app/Loaded.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import type { ListDescription } from '../../ui/list.ts'
import { NOUVELLE, useFiche } from './useFiche.ts'

/** One tab: its list, and the record that is open at the right. */
export function Onglet<Row extends object>({
  query,
  list,
  add,
  empty,
  menu,
  form,
}: {
  readonly query: Parameters<typeof Loaded<readonly Row[]>>[0]['query']
  readonly list: ListDescription<Row>
  /** Label of the button that adds a record. */
  readonly add: string
  readonly empty: { readonly icon: ReactNode; readonly title: string; readonly advice: string }
  /** Further entries of the menu « Copier ou imprimer ». */
  readonly menu?: (rows: readonly Row[]) => ReactNode
  /** The form of a record (null: a new one). */
  readonly form: (row: Row | null, rows: readonly Row[]) => ReactNode
}) {
  const { fiche, open } = useFiche()
  return (
    <Loaded query={query}>
      {(rows) => {
        const opened = rows.find((row) => list.idOf(row) === fiche)
        const panel = fiche === NOUVELLE ? form(null, rows) : opened ? form(opened, rows) : null
        return (
          <List
            list={list}
            rows={rows}
            {...(menu === undefined ? {} : { menu })}
            tools={() => (
              <Button
                size="xs"
                leftSection={<IconPlus size="1rem" aria-hidden />}
                onClick={() => open(NOUVELLE)}
              >
                {add}
              </Button>
            )}
            panel={panel === null ? null : <Fragment key={fiche}>{panel}</Fragment>}
            opened={fiche}
            onOpen={(row) => open(list.idOf(row))}
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
