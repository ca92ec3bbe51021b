import { IconCalendarEvent } from '@tabler/icons-react'
import { type ReactNode, useMemo } from 'react'
import { formatCount, formatMois } from '../../../shared/format.ts'
import type { SeanceLigne } from '../../../shared/ipc/seances.ipc.ts'
import { useScreenParams } from '../../app/router.ts'
import { useSelection } from '../../app/selection.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FilterBar } from '../../ui/FilterBar.tsx'
import { Panes } from '../../ui/SidePanel.tsx'
import type { TableGroup } from '../../ui/VirtualRows.tsx'
import {
  chooseMois,
  countByMois,
  filterSeances,
  moisOf,
  readSeanceFilters,
} from './filter-seances.ts'
import { MoisNavigation } from './MoisNavigation.tsx'
import { seanceColumns } from './seance-columns.tsx'
import { seanceListFilters } from './seance-list-filters.ts'
import { VueChoice } from './VueChoice.tsx'

/** The séances one under the other, by month, held, planned and cancelled. */
export function SeanceList({
  lignes,
  side,
}: {
  readonly lignes: readonly SeanceLigne[]
  readonly side: ReactNode
}) {
  const { contexte } = useSelection()
  const { params, setParams } = useScreenParams()
  const filters = useMemo(() => readSeanceFilters(params), [params])
  const choices = useMemo(() => seanceListFilters(lignes, contexte.today), [lignes, contexte.today])
  const fitting = useMemo(
    () => filterSeances(lignes, filters, contexte.today),
    [lignes, filters, contexte.today],
  )
  const mois = chooseMois(params.get('mois'), fitting, contexte.today)
  const shown = useMemo(
    () => (mois === null ? fitting : fitting.filter((ligne) => moisOf(ligne) === mois)),
    [fitting, mois],
  )
  const total = shown.length === lignes.length ? '' : ` sur ${lignes.length}`
  return (
    <>
      <FilterBar
        count={`${formatCount(shown.length, 'séance')}${total}`}
        values={filters}
        filters={choices}
        onChange={(changes) => setParams({ ...changes, vue: 'liste' })}
        before={<VueChoice vue="liste" />}
      />
      <MoisNavigation months={countByMois(fitting)} current={mois} />
      <Panes panel={side}>
        {shown.length === 0 ? (
          <EmptyState
            icon={<IconCalendarEvent />}
            title="Aucune séance ne correspond"
            advice="Retirez un filtre pour en voir davantage."
          />
        ) : (
          <DataTable
            label="Liste des séances"
            rows={shown}
            columns={seanceColumns}
            idOf={idOf}
            minWidth={47}
            groupOf={groupOf}
          />
        )}
      </Panes>
    </>
  )
}

const idOf = ({ seanceId }: SeanceLigne): string => seanceId

const groupOf = (ligne: SeanceLigne): TableGroup => ({
  key: moisOf(ligne),
  heading: formatMois(ligne.date),
})
