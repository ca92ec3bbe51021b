import { IconMoodKid } from '@tabler/icons-react'
import { useDeferredValue, useMemo } from 'react'
import { formatCount } from '../../../shared/format.ts'
import type { EnfantLigne } from '../../../shared/ipc/enfants.ipc.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useScreenParams } from '../../app/router.ts'
import { useSelection } from '../../app/selection.tsx'
import { libellePerimetre } from '../../texts/perimetre.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { EnfantFilterBar } from './EnfantFilterBar.tsx'
import { enfantColumns } from './enfant-columns.tsx'
import { filterEnfants, readEnfantFilters } from './filter-enfants.ts'
import { useEnfants } from './useEnfants.ts'

/** Every inscription of the année or of the action, with its enfant. */
export function EnfantsScreen() {
  const { annee, action } = useSelection()
  const query = useEnfants()
  return (
    <Screen title="Enfants" lead={libellePerimetre(annee, action)} fill>
      <Loaded query={query}>
        {(lignes) => (lignes.length === 0 ? <NoEnfant /> : <EnfantList lignes={lignes} />)}
      </Loaded>
    </Screen>
  )
}

function NoEnfant() {
  return (
    <EmptyState
      icon={<IconMoodKid />}
      title="Aucun enfant inscrit"
      advice="Les enfants apparaissent ici dès qu’ils sont inscrits. Pour reprendre une année déjà saisie, ouvrez son dossier depuis les Réglages."
    />
  )
}

function EnfantList({ lignes }: { readonly lignes: readonly EnfantLigne[] }) {
  const { params, setParams } = useScreenParams()
  const filters = useMemo(() => readEnfantFilters(params), [params])
  // The letter typed shows at once; a long list follows.
  const applied = useDeferredValue(filters)
  const shown = useMemo(() => filterEnfants(lignes, applied), [lignes, applied])
  return (
    <>
      <EnfantFilterBar
        lignes={lignes}
        filters={filters}
        count={countText(lignes, shown)}
        onChange={setParams}
      />
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
          minWidth="50rem"
        />
      )}
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
