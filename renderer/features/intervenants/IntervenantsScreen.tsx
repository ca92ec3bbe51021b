import { IconHeartHandshake } from '@tabler/icons-react'
import { useMemo } from 'react'
import { formatCount, formatDuree, formatNumber } from '../../../shared/format.ts'
import type { IntervenantLigne } from '../../../shared/ipc/intervenants.ipc.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useScreenParams } from '../../app/router.ts'
import { useSelection } from '../../app/selection.tsx'
import { libellePerimetre } from '../../texts/perimetre.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { filterIntervenants, readIntervenantFilters } from './filter-intervenants.ts'
import { IntervenantFilterBar } from './IntervenantFilterBar.tsx'
import { intervenantColumns, totalMinutes } from './intervenant-columns.tsx'
import { useIntervenants } from './useIntervenants.ts'

/** Who runs séances, under which statut, for how many hours so far. */
export function IntervenantsScreen() {
  const { annee, action } = useSelection()
  const query = useIntervenants()
  return (
    <Screen title="Intervenants" lead={libellePerimetre(annee, action)} fill>
      <Loaded query={query}>
        {(lignes) =>
          lignes.length === 0 ? <NoIntervenant /> : <IntervenantList lignes={lignes} />
        }
      </Loaded>
    </Screen>
  )
}

function NoIntervenant() {
  return (
    <EmptyState
      icon={<IconHeartHandshake />}
      title="Aucun intervenant cette année"
      advice="Salariés, volontaires et bénévoles apparaissent ici avec leurs heures. Pour reprendre une année déjà saisie, ouvrez son dossier depuis les Réglages."
    />
  )
}

function IntervenantList({ lignes }: { readonly lignes: readonly IntervenantLigne[] }) {
  const { params, setParams } = useScreenParams()
  const filters = useMemo(() => readIntervenantFilters(params), [params])
  const shown = useMemo(() => filterIntervenants(lignes, filters), [lignes, filters])
  const total = shown.length === lignes.length ? '' : ` sur ${lignes.length}`
  return (
    <>
      <IntervenantFilterBar
        lignes={lignes}
        filters={filters}
        count={`${formatCount(shown.length, 'intervenant')}${total}`}
        onChange={setParams}
      />
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
          minWidth="50rem"
          footer={footerOf(shown)}
        />
      )}
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
