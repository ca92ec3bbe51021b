import { STATUTS_ORIENTATION } from '../../../shared/domain/listes.ts'
import { frCollator } from '../../../shared/format.ts'
import type { OrientationLigne } from '../../../shared/ipc/orientations.ipc.ts'
import { LIBELLES_ORIENTATION } from '../../../shared/texts/libelles.ts'
import type { ListFilter } from '../../ui/FilterBar.tsx'
import { byRankIn, countOptions } from '../../ui/filters.ts'

/** By statut and by school. */
export const orientationListFilters = (
  lignes: readonly OrientationLigne[],
): readonly ListFilter<'statut' | 'ecole'>[] => [
  {
    key: 'statut',
    label: 'Statut',
    all: 'Tous',
    options: countOptions(lignes, {
      pick: (one) => one.statut,
      compare: byRankIn(STATUTS_ORIENTATION),
      labelOf: (one) => LIBELLES_ORIENTATION[one],
    }),
  },
  {
    key: 'ecole',
    label: 'École',
    all: 'Toutes',
    options: countOptions(lignes, {
      pick: (one) => one.etablissement,
      compare: frCollator.compare,
      labelOf: (one) => one,
      noneLabel: 'Sans école',
    }),
  },
]
