import { useMemo } from 'react'
import type { IsoDate } from '../../../shared/dates.ts'
import { ETATS_SEANCE } from '../../../shared/domain/listes.ts'
import { frCollator } from '../../../shared/format.ts'
import type { SeanceLigne } from '../../../shared/ipc/seances.ipc.ts'
import { LIBELLES_ETAT_SEANCE } from '../../../shared/texts/libelles.ts'
import { useSelection } from '../../app/selection.tsx'
import { FilterBar, SelectFilter } from '../../ui/FilterBar.tsx'
import { byRankIn, countOptions } from '../../ui/filters.ts'
import { filterSeances, type SeanceFilters, SUIVIS, type Suivi } from './filter-seances.ts'

const SUIVI_TEXTS: Readonly<Record<Suivi, string>> = {
  registre: 'Registre à saisir',
  'sans-intervenant': 'Sans intervenant',
}

const NO_FILTER = { etat: null, collectif: null, suivi: null } as const

/** Filters by état, collectif, and what deserves a look. */
export function SeanceFilterBar({
  lignes,
  filters,
  count,
  onChange,
}: {
  readonly lignes: readonly SeanceLigne[]
  readonly filters: SeanceFilters
  readonly count: string
  readonly onChange: (changes: Partial<Record<keyof SeanceFilters, string | null>>) => void
}) {
  const { contexte } = useSelection()
  const options = useMemo(() => optionsOf(lignes, contexte.today), [lignes, contexte.today])
  return (
    <FilterBar
      count={count}
      isFiltered={Object.values(filters).some((value) => value !== null)}
      onClear={() => onChange(NO_FILTER)}
    >
      <SelectFilter
        label="État"
        all="Tous"
        options={options.etat}
        value={filters.etat}
        onChange={(etat) => onChange({ etat })}
      />
      <SelectFilter
        label="Collectif"
        all="Tous"
        options={options.collectif}
        value={filters.collectif}
        onChange={(collectif) => onChange({ collectif })}
      />
      <SelectFilter
        label="À suivre"
        all="Toutes les séances"
        options={options.suivi}
        value={filters.suivi}
        onChange={(suivi) => onChange({ suivi })}
      />
    </FilterBar>
  )
}

function optionsOf(lignes: readonly SeanceLigne[], today: IsoDate) {
  return {
    etat: countOptions(lignes, {
      pick: ({ etat }) => etat,
      compare: byRankIn(ETATS_SEANCE),
      labelOf: (etat) => LIBELLES_ETAT_SEANCE[etat],
    }),
    collectif: countOptions(lignes, {
      pick: ({ collectif }) => collectif,
      compare: frCollator.compare,
      labelOf: (collectif) => collectif,
    }),
    suivi: SUIVIS.map((suivi) => {
      const { length } = filterSeances(lignes, { ...NO_FILTER, suivi }, today)
      return { value: suivi, label: `${SUIVI_TEXTS[suivi]} (${length})` }
    }),
  }
}
