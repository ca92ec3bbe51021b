import { IconMoodKid } from '@tabler/icons-react'
import { type ReactNode, useMemo } from 'react'
import { formatCount } from '../../../shared/format.ts'
import type { EnfantLigne } from '../../../shared/ipc/enfants.ipc.ts'
import { CoordonneesItems } from '../../app/CoordonneesItems.tsx'
import { useScreenParams } from '../../app/router.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FilterBar } from '../../ui/FilterBar.tsx'
import { Panes } from '../../ui/SidePanel.tsx'
import { TableMenu } from '../../ui/TableMenu.tsx'
import { enfantColumns } from './enfant-columns.tsx'
import { enfantCopyColumns } from './enfant-copy.ts'
import { enfantListFilters } from './enfant-list-filters.ts'
import { famillesCoordonnees } from './famille-coordonnees.ts'
import { filterEnfants, readEnfantFilters } from './filter-enfants.ts'
import type { useEnfantPanel } from './useEnfantPanel.ts'

/** The list with its filters, beside the fiche that is opened. */
export function EnfantList({
  lignes,
  panel,
  side,
}: {
  readonly lignes: readonly EnfantLigne[]
  readonly panel: ReturnType<typeof useEnfantPanel>
  readonly side: ReactNode
}) {
  const { params, setParams } = useScreenParams()
  const filters = useMemo(() => readEnfantFilters(params), [params])
  const choices = useMemo(() => enfantListFilters(lignes), [lignes])
  const shown = useMemo(() => filterEnfants(lignes, filters), [lignes, filters])
  return (
    <>
      <FilterBar
        count={countText(lignes, shown)}
        values={filters}
        search="q"
        filters={choices}
        onChange={setParams}
        tools={
          <TableMenu columns={enfantCopyColumns} rows={shown}>
            <CoordonneesItems
              title={titleOf(filters.collectif, lignes)}
              pour="Enfants"
              people={famillesCoordonnees(shown)}
            />
          </TableMenu>
        }
      />
      <Panes panel={side}>
        {shown.length === 0 ? (
          <EmptyState
            icon={<IconMoodKid />}
            title="Aucun enfant ne correspond"
            advice="Élargissez la recherche ou retirez un filtre."
          />
        ) : (
          <DataTable
            label="Liste des enfants"
            rows={shown}
            columns={enfantColumns}
            idOf={idOf}
            minWidth={58.5}
            isCompact
            onOpen={({ enfantId, inscriptionId }) => panel.openFiche(enfantId, inscriptionId)}
            opened={panel.ligne}
          />
        )}
      </Panes>
    </>
  )
}

const idOf = ({ inscriptionId }: EnfantLigne): string => inscriptionId

/** A child in two collectifs makes two lines: both numbers are told when they differ. */
function countText(all: readonly EnfantLigne[], shown: readonly EnfantLigne[]): string {
  const enfants = formatCount(countEnfants(shown), 'enfant')
  const inscriptions =
    countEnfants(shown) === shown.length ? '' : `, ${formatCount(shown.length, 'inscription')}`
  const total = shown.length === all.length ? '' : ` sur ${countEnfants(all)}`
  return `${enfants}${total}${inscriptions}`
}

const countEnfants = (lignes: readonly EnfantLigne[]): number =>
  new Set(lignes.map(({ enfantId }) => enfantId)).size

/** « Familles », or those of the collectif that the list is narrowed to. */
function titleOf(collectifId: string | null, lignes: readonly EnfantLigne[]): string {
  const collectif = lignes.find((ligne) => ligne.collectifId === collectifId)?.collectif ?? null
  return collectif === null ? 'Familles' : `Familles, ${collectif}`
}
