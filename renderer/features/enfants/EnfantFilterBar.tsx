import { useMemo } from 'react'
import { STATUTS_INSCRIPTION } from '../../../shared/domain/listes.ts'
import { NIVEAUX } from '../../../shared/domain/niveau.ts'
import { frCollator } from '../../../shared/format.ts'
import type { EnfantLigne } from '../../../shared/ipc/enfants.ipc.ts'
import { LIBELLES_INSCRIPTION } from '../../../shared/texts/libelles.ts'
import { niveauText } from '../../texts/codes.ts'
import { FilterBar, SearchFilter, SelectFilter } from '../../ui/FilterBar.tsx'
import { byRankIn, countOptions } from '../../ui/filters.ts'
import type { EnfantFilters } from './filter-enfants.ts'

const NO_FILTER: { readonly [K in keyof EnfantFilters]: null } = {
  q: null,
  collectif: null,
  niveau: null,
  etablissement: null,
  statut: null,
  famille: null,
}

/** Search by name and filters, each offering only what the list holds. */
export function EnfantFilterBar({
  lignes,
  filters,
  count,
  onChange,
}: {
  readonly lignes: readonly EnfantLigne[]
  readonly filters: EnfantFilters
  readonly count: string
  readonly onChange: (changes: Partial<Record<keyof EnfantFilters, string | null>>) => void
}) {
  const options = useMemo(() => optionsOf(lignes), [lignes])
  const isFiltered = Object.values(filters).some((value) => value !== null && value !== '')
  return (
    <FilterBar count={count} isFiltered={isFiltered} onClear={() => onChange(NO_FILTER)}>
      <SearchFilter label="Recherche" value={filters.q} onChange={(q) => onChange({ q })} />
      <SelectFilter
        label="Collectif"
        all="Tous"
        options={options.collectif}
        value={filters.collectif}
        onChange={(collectif) => onChange({ collectif })}
      />
      <SelectFilter
        label="Niveau"
        all="Tous"
        options={options.niveau}
        value={filters.niveau}
        onChange={(niveau) => onChange({ niveau })}
      />
      <SelectFilter
        label="Établissement"
        all="Tous"
        options={options.etablissement}
        value={filters.etablissement}
        onChange={(etablissement) => onChange({ etablissement })}
      />
      <SelectFilter
        label="Inscription"
        all="Toutes"
        options={options.statut}
        value={filters.statut}
        onChange={(statut) => onChange({ statut })}
      />
      {options.sansFamille.length === 0 && filters.famille === null ? null : (
        <SelectFilter
          label="Famille"
          all="Toutes"
          options={options.sansFamille}
          value={filters.famille}
          onChange={(famille) => onChange({ famille })}
        />
      )}
    </FilterBar>
  )
}

function optionsOf(lignes: readonly EnfantLigne[]) {
  const compare = frCollator.compare
  const labelOf = (name: string) => name
  return {
    collectif: countOptions(lignes, {
      pick: ({ collectif }) => collectif,
      compare,
      labelOf,
      noneLabel: 'Aucun collectif',
    }),
    niveau: countOptions(lignes, {
      pick: ({ niveau }) => niveau,
      compare: byRankIn(NIVEAUX),
      labelOf: niveauText,
      noneLabel: 'Non précisé',
    }),
    etablissement: countOptions(lignes, {
      pick: ({ etablissement }) => etablissement,
      compare,
      labelOf,
      noneLabel: 'Non précisé',
    }),
    statut: countOptions(lignes, {
      pick: ({ statut }) => statut,
      compare: byRankIn(STATUTS_INSCRIPTION),
      labelOf: (statut) => LIBELLES_INSCRIPTION[statut],
    }),
    sansFamille: countOptions(
      lignes.filter(({ familleId }) => familleId === null),
      { pick: () => null, compare, labelOf, noneLabel: 'Sans famille' },
    ),
  }
}
