import { IconHeartHandshake } from '@tabler/icons-react'
import { useMemo } from 'react'
import { formatCount, formatDuree, formatNumber } from '../../../shared/format.ts'
import type { IntervenantLigne } from '../../../shared/ipc/intervenants.ipc.ts'
import { useScreenParams } from '../../app/router.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FilterBar } from '../../ui/FilterBar.tsx'
import { Panes } from '../../ui/SidePanel.tsx'
import { TableMenu } from '../../ui/TableMenu.tsx'
import { filterIntervenants, readIntervenantFilters } from './filter-intervenants.ts'
import { IntervenantPane } from './IntervenantPane.tsx'
import { intervenantColumns, intervenantCopy, totalMinutes } from './intervenant-columns.tsx'
import { intervenantListFilters } from './intervenant-list-filters.ts'
import { useIntervenantPanel } from './useIntervenantPanel.ts'

/** The list, with the fiche of the one that is opened at the right. */
export function IntervenantList({ lignes }: { readonly lignes: readonly IntervenantLigne[] }) {
  const { params, setParams } = useScreenParams()
  const { content, openFiche } = useIntervenantPanel()
  const filters = useMemo(() => readIntervenantFilters(params), [params])
  const choices = useMemo(() => intervenantListFilters(lignes), [lignes])
  const shown = useMemo(() => filterIntervenants(lignes, filters), [lignes, filters])
  const total = shown.length === lignes.length ? '' : ` sur ${lignes.length}`
  return (
    <>
      <FilterBar
        count={`${formatCount(shown.length, 'intervenant')}${total}`}
        values={filters}
        search="q"
        filters={choices}
        onChange={setParams}
        tools={<TableMenu columns={intervenantCopy} rows={shown} />}
      />
      <Panes panel={<IntervenantPane />}>
        {shown.length === 0 ? (
          <EmptyState
            icon={<IconHeartHandshake />}
            title="Aucun intervenant ne correspond"
            advice="Élargissez la recherche ou retirez un filtre."
          />
        ) : (
          <DataTable
            label="Liste des intervenants"
            rows={shown}
            columns={intervenantColumns}
            idOf={idOf}
            minWidth={58}
            onOpen={({ intervenantId }) => openFiche(intervenantId)}
            opened={content?.genre === 'fiche' ? content.intervenantId : null}
            footer={footerOf(shown)}
          />
        )}
      </Panes>
    </>
  )
}

const idOf = ({ intervenantId }: IntervenantLigne): string => intervenantId

function footerOf(lignes: readonly IntervenantLigne[]) {
  const sum = (amountOf: (ligne: IntervenantLigne) => number) =>
    lignes.reduce((total, ligne) => total + amountOf(ligne), 0)
  return [
    'Total',
    null,
    formatNumber(sum(({ seancesTenues }) => seancesTenues)),
    formatDuree(sum(({ minutesSeances }) => minutesSeances)),
    formatDuree(sum(({ minutesAutres }) => minutesAutres)),
    formatDuree(sum(totalMinutes)),
    null,
    null,
  ]
}
