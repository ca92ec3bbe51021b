import { STATUTS_INSCRIPTION } from '../../../shared/domain/listes.ts'
import { NIVEAUX } from '../../../shared/domain/niveau.ts'
import { frCollator } from '../../../shared/format.ts'
import type { EnfantLigne } from '../../../shared/ipc/enfants.ipc.ts'
import { LIBELLES_INSCRIPTION } from '../../../shared/texts/libelles.ts'
import { niveauText } from '../../texts/codes.ts'
import type { ListFilter } from '../../ui/FilterBar.tsx'
import { byRankIn, countOptions } from '../../ui/filters.ts'
import type { EnfantFilters } from './filter-enfants.ts'

const { compare } = frCollator
const labelOf = (name: string): string => name

/** The filters of the list; each offers only values that the list holds. */
export const enfantListFilters = (
  lignes: readonly EnfantLigne[],
): readonly ListFilter<keyof EnfantFilters>[] => [
  {
    key: 'collectif',
    label: 'Collectif',
    all: 'Tous',
    options: countOptions(lignes, {
      pick: ({ collectif }) => collectif,
      compare,
      labelOf,
      noneLabel: 'Aucun collectif',
    }),
  },
  {
    key: 'niveau',
    label: 'Niveau',
    all: 'Tous',
    options: countOptions(lignes, {
      pick: ({ niveau }) => niveau,
      compare: byRankIn(NIVEAUX),
      labelOf: niveauText,
      noneLabel: 'Non précisé',
    }),
  },
  {
    key: 'etablissement',
    label: 'Établissement',
    all: 'Tous',
    options: countOptions(lignes, {
      pick: ({ etablissement }) => etablissement,
      compare,
      labelOf,
      noneLabel: 'Non précisé',
    }),
  },
  {
    key: 'statut',
    label: 'Inscription',
    all: 'Toutes',
    options: countOptions(lignes, {
      pick: ({ statut }) => statut,
      compare: byRankIn(STATUTS_INSCRIPTION),
      labelOf: (statut) => LIBELLES_INSCRIPTION[statut],
    }),
  },
  {
    key: 'famille',
    label: 'Famille',
    all: 'Toutes',
    options: countOptions(
      lignes.filter(({ familleId }) => familleId === null),
      { pick: () => null, compare, labelOf, noneLabel: 'Sans famille' },
    ),
  },
  {
    key: 'origine',
    label: 'Origine',
    all: 'Toutes',
    options: countOptions(
      lignes.filter(({ origines }) => origines.length === 0),
      { pick: () => null, compare, labelOf, noneLabel: 'Non précisée' },
    ),
  },
]
