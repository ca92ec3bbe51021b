import { useMemo } from 'react'
import { STATUTS } from '../../../shared/domain/listes.ts'
import { formatMois } from '../../../shared/format.ts'
import { STATUTS_TEXTS } from '../../texts/codes.ts'
import { FilterBar, SearchFilter, SelectFilter } from '../../ui/FilterBar.tsx'
import { byRankIn, countOptions } from '../../ui/filters.ts'
import { CATEGORIES_TOTAL, categorieText } from './categories.ts'
import type { HeuresFilters, LigneHeures } from './lignes-heures.ts'

const CLEARED = { q: null, statut: null, categorie: null, mois: null } as const

/** Search by name or note; by statut that day, catégorie and month. */
export function HeuresFilterBar({
  lignes,
  filters,
  count,
  onChange,
}: {
  readonly lignes: readonly LigneHeures[]
  readonly filters: HeuresFilters
  readonly count: string
  readonly onChange: (changes: Partial<Record<keyof HeuresFilters, string | null>>) => void
}) {
  const options = useMemo(() => optionsOf(lignes), [lignes])
  return (
    <FilterBar
      count={count}
      isFiltered={Object.values(filters).some((value) => value !== null && value !== '')}
      onClear={() => onChange(CLEARED)}
    >
      <SearchFilter label="Recherche" value={filters.q} onChange={(q) => onChange({ q })} />
      <SelectFilter
        label="Statut"
        all="Tous"
        options={options.statut}
        value={filters.statut}
        onChange={(statut) => onChange({ statut })}
      />
      <SelectFilter
        label="Catégorie"
        all="Toutes"
        options={options.categorie}
        value={filters.categorie}
        onChange={(categorie) => onChange({ categorie })}
      />
      <SelectFilter
        label="Mois"
        all="Tous"
        options={options.mois}
        value={filters.mois}
        onChange={(mois) => onChange({ mois })}
      />
    </FilterBar>
  )
}

const optionsOf = (lignes: readonly LigneHeures[]) => ({
  statut: countOptions(lignes, {
    pick: ({ statut }) => statut,
    compare: byRankIn(STATUTS),
    labelOf: (statut) => STATUTS_TEXTS[statut],
    noneLabel: 'Sans statut',
  }),
  categorie: countOptions(lignes, {
    pick: ({ categorie }) => categorie,
    compare: byRankIn(CATEGORIES_TOTAL),
    labelOf: categorieText,
  }),
  mois: countOptions(lignes, {
    pick: ({ date }) => date.slice(0, 7),
    compare: (a, b) => a.localeCompare(b),
    labelOf: formatMois,
  }),
})
