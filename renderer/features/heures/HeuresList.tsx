import { IconClock } from '@tabler/icons-react'
import { type ReactNode, useMemo } from 'react'
import { formatCount, formatDuree } from '../../../shared/format.ts'
import { useScreenParams } from '../../app/router.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FilterBar } from '../../ui/FilterBar.tsx'
import { Panes } from '../../ui/SidePanel.tsx'
import { TableMenu } from '../../ui/TableMenu.tsx'
import { useIntervenantPanel } from '../intervenants/useIntervenantPanel.ts'
import { HeuresPane } from './HeuresPane.tsx'
import { heuresColumns, heuresCopy } from './heures-columns.tsx'
import { heuresListFilters } from './heures-list-filters.ts'
import { filterHeures, type LigneHeures, readHeuresFilters } from './lignes-heures.ts'
import { sumMinutes } from './totaux.ts'

/** Every hour one under the other: those of séances, that are derived, and those that were entered. */
export function HeuresList({
  lignes,
  switcher,
}: {
  readonly lignes: readonly LigneHeures[]
  readonly switcher: ReactNode
}) {
  const { params, setParams } = useScreenParams()
  const { content, openHeures } = useIntervenantPanel()
  const filters = useMemo(() => readHeuresFilters(params), [params])
  const choices = useMemo(() => heuresListFilters(lignes), [lignes])
  const shown = useMemo(() => filterHeures(lignes, filters), [lignes, filters])
  const total = shown.length === lignes.length ? '' : ` sur ${lignes.length}`
  const open = ({ id, source }: LigneHeures) => source.genre === 'saisie' && openHeures(id)
  return (
    <>
      <FilterBar
        count={`${formatCount(shown.length, 'ligne')}${total}`}
        values={filters}
        search="q"
        filters={choices}
        onChange={setParams}
        before={switcher}
        tools={<TableMenu columns={heuresCopy} rows={shown} />}
      />
      <Panes panel={<HeuresPane lignes={lignes} />}>
        {shown.length === 0 ? (
          <NoHeures isEmpty={lignes.length === 0} />
        ) : (
          <DataTable
            label="Liste des heures"
            rows={shown}
            columns={heuresColumns}
            idOf={idOf}
            minWidth={43}
            onOpen={open}
            opened={content?.genre === 'heures' ? content.heuresId : null}
            footer={['Total', null, null, null, formatDuree(sumMinutes(shown)), null]}
          />
        )}
      </Panes>
    </>
  )
}

const idOf = ({ id }: LigneHeures): string => id

function NoHeures({ isEmpty }: { readonly isEmpty: boolean }) {
  return (
    <EmptyState
      icon={<IconClock />}
      title={isEmpty ? 'Aucune heure pour l’instant' : 'Aucune heure ne correspond'}
      advice={
        isEmpty
          ? 'Les heures des séances viennent d’elles-mêmes\u00a0: notez qui les a menées. Ajoutez ici les autres\u00a0: préparation, réunions, formations.'
          : 'Élargissez la recherche ou retirez un filtre.'
      }
    />
  )
}
