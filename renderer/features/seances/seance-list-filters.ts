import type { IsoDate } from '../../../shared/dates.ts'
import { ETATS_SEANCE } from '../../../shared/domain/listes.ts'
import { frCollator } from '../../../shared/format.ts'
import type { SeanceLigne } from '../../../shared/ipc/seances.ipc.ts'
import { LIBELLES_ETAT_SEANCE } from '../../../shared/texts/libelles.ts'
import type { ListFilter } from '../../ui/FilterBar.tsx'
import { byRankIn, countOptions } from '../../ui/filters.ts'
import { filterSeances, type SeanceFilters, SUIVIS, type Suivi } from './filter-seances.ts'

const SUIVI_TEXTS: Readonly<Record<Suivi, string>> = {
  registre: 'Registre à saisir',
  'sans-intervenant': 'Sans intervenant',
  'sans-activite': 'Sans activité notée',
}

const NO_FILTER: SeanceFilters = { etat: null, collectif: null, suivi: null }

/** By état, collectif, and what deserves a look. */
export const seanceListFilters = (
  lignes: readonly SeanceLigne[],
  today: IsoDate,
): readonly ListFilter<keyof SeanceFilters>[] => [
  {
    key: 'etat',
    label: 'État',
    all: 'Tous',
    options: countOptions(lignes, {
      pick: ({ etat }) => etat,
      compare: byRankIn(ETATS_SEANCE),
      labelOf: (etat) => LIBELLES_ETAT_SEANCE[etat],
    }),
  },
  {
    key: 'collectif',
    label: 'Collectif',
    all: 'Tous',
    options: countOptions(lignes, {
      pick: ({ collectif }) => collectif,
      compare: frCollator.compare,
      labelOf: (collectif) => collectif,
    }),
  },
  {
    key: 'suivi',
    label: 'À suivre',
    all: 'Toutes les séances',
    options: SUIVIS.map((suivi) => {
      const { length } = filterSeances(lignes, { ...NO_FILTER, suivi }, today)
      return { value: suivi, label: `${SUIVI_TEXTS[suivi]} (${length})` }
    }),
  },
]
