import { STATUTS } from '../../../shared/domain/listes.ts'
import { formatMois } from '../../../shared/format.ts'
import { STATUTS_TEXTS } from '../../texts/codes.ts'
import type { ListFilter } from '../../ui/FilterBar.tsx'
import { byRankIn, countOptions } from '../../ui/filters.ts'
import { CATEGORIES_TOTAL, categorieText } from './categories.ts'
import type { HeuresFilters, LigneHeures } from './lignes-heures.ts'

/** By statut that day, catégorie and month. */
export const heuresListFilters = (
  lignes: readonly LigneHeures[],
): readonly ListFilter<keyof HeuresFilters>[] => [
  {
    key: 'statut',
    label: 'Statut',
    all: 'Tous',
    options: countOptions(lignes, {
      pick: ({ statut }) => statut,
      compare: byRankIn(STATUTS),
      labelOf: (statut) => STATUTS_TEXTS[statut],
      noneLabel: 'Sans statut',
    }),
  },
  {
    key: 'categorie',
    label: 'Catégorie',
    all: 'Toutes',
    options: countOptions(lignes, {
      pick: ({ categorie }) => categorie,
      compare: byRankIn(CATEGORIES_TOTAL),
      labelOf: categorieText,
    }),
  },
  {
    key: 'mois',
    label: 'Mois',
    all: 'Tous',
    options: countOptions(lignes, {
      pick: ({ date }) => date.slice(0, 7),
      compare: (a, b) => a.localeCompare(b),
      labelOf: formatMois,
    }),
  },
]
