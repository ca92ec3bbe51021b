import { STATUTS } from '../../../shared/domain/listes.ts'
import type { IntervenantLigne } from '../../../shared/ipc/intervenants.ipc.ts'
import { STATUTS_TEXTS } from '../../texts/codes.ts'
import type { ListFilter } from '../../ui/FilterBar.tsx'
import { byRankIn, countOptions, type FilterOption, NONE } from '../../ui/filters.ts'
import type { IntervenantFilters } from './filter-intervenants.ts'

/** By a statut held at some time of the année. */
export const intervenantListFilters = (
  lignes: readonly IntervenantLigne[],
): readonly ListFilter<keyof IntervenantFilters>[] => [
  { key: 'statut', label: 'Statut', all: 'Tous', options: statutOptions(lignes) },
]

/** Someone who changed statut is counted under each. */
function statutOptions(lignes: readonly IntervenantLigne[]): readonly FilterOption[] {
  const held = lignes.flatMap(({ statuts }) => [...new Set(statuts.map(({ statut }) => statut))])
  const sansStatut = lignes.filter(({ minutesSansStatut }) => minutesSansStatut > 0).length
  const options = countOptions(held, {
    pick: (statut) => statut,
    compare: byRankIn(STATUTS),
    labelOf: (statut) => STATUTS_TEXTS[statut],
  })
  if (sansStatut === 0) return options
  return [...options, { value: NONE, label: `Heures sans statut (${sansStatut})` }]
}
