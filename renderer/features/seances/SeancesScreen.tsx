import { IconCalendarEvent } from '@tabler/icons-react'
import { useMemo } from 'react'
import { formatCount, formatMois } from '../../../shared/format.ts'
import type { SeanceLigne } from '../../../shared/ipc/seances.ipc.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useScreenParams } from '../../app/router.ts'
import { useSelection } from '../../app/selection.tsx'
import { libellePerimetre } from '../../texts/perimetre.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Screen } from '../../ui/Screen.tsx'
import type { TableGroup } from '../../ui/VirtualRows.tsx'
import {
  chooseMois,
  countByMois,
  filterSeances,
  moisOf,
  readSeanceFilters,
} from './filter-seances.ts'
import { MoisNavigation } from './MoisNavigation.tsx'
import { SeanceFilterBar } from './SeanceFilterBar.tsx'
import { seanceColumns } from './seance-columns.tsx'
import { useSeances } from './useSeances.ts'

/** The séances by month, held, planned and cancelled. */
export function SeancesScreen() {
  const { annee, action } = useSelection()
  const query = useSeances()
  return (
    <Screen title="Séances" lead={libellePerimetre(annee, action)} fill>
      <Loaded query={query}>
        {(lignes) => (lignes.length === 0 ? <NoSeance /> : <SeanceList lignes={lignes} />)}
      </Loaded>
    </Screen>
  )
}

function NoSeance() {
  return (
    <EmptyState
      icon={<IconCalendarEvent />}
      title="Aucune séance cette année"
      advice="Les séances des collectifs apparaissent ici, mois par mois. Pour reprendre une année déjà saisie, ouvrez son dossier depuis les Réglages."
    />
  )
}

function SeanceList({ lignes }: { readonly lignes: readonly SeanceLigne[] }) {
  const { contexte } = useSelection()
  const { params, setParams } = useScreenParams()
  const filters = useMemo(() => readSeanceFilters(params), [params])
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
      <SeanceFilterBar
        lignes={lignes}
        filters={filters}
        count={`${formatCount(shown.length, 'séance')}${total}`}
        onChange={setParams}
      />
      <MoisNavigation months={countByMois(fitting)} current={mois} />
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
          minWidth="50rem"
          groupOf={groupOf}
        />
      )}
    </>
  )
}

const idOf = ({ seanceId }: SeanceLigne): string => seanceId

const groupOf = (ligne: SeanceLigne): TableGroup => ({
  key: moisOf(ligne),
  heading: formatMois(ligne.date),
})
