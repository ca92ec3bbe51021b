import { useMemo } from 'react'
import { STATUTS } from '../../../shared/domain/listes.ts'
import type { IntervenantLigne } from '../../../shared/ipc/intervenants.ipc.ts'
import { STATUTS_TEXTS } from '../../texts/codes.ts'
import { FilterBar, SearchFilter, SelectFilter } from '../../ui/FilterBar.tsx'
import { byRankIn, countOptions, NONE } from '../../ui/filters.ts'
import type { IntervenantFilters } from './filter-intervenants.ts'

/** Search by name, and by a statut held at some time of the année. */
export function IntervenantFilterBar({
  lignes,
  filters,
  count,
  onChange,
}: {
  readonly lignes: readonly IntervenantLigne[]
  readonly filters: IntervenantFilters
  readonly count: string
  readonly onChange: (changes: Partial<Record<keyof IntervenantFilters, string | null>>) => void
}) {
  const options = useMemo(() => statutOptions(lignes), [lignes])
  return (
    <FilterBar
      count={count}
      isFiltered={filters.q !== '' || filters.statut !== null}
      onClear={() => onChange({ q: null, statut: null })}
    >
      <SearchFilter label="Recherche" value={filters.q} onChange={(q) => onChange({ q })} />
      <SelectFilter
        label="Statut"
        all="Tous"
        options={options}
        value={filters.statut}
        onChange={(statut) => onChange({ statut })}
      />
    </FilterBar>
  )
}

/** Someone who changed statut is counted under each. */
function statutOptions(lignes: readonly IntervenantLigne[]) {
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
