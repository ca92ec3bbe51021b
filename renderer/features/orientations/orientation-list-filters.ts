import { STATUTS_ORIENTATION } from '../../../shared/domain/listes.ts'
import { isSuivi, SUIVIS, type Suivi } from '../../../shared/domain/orientation.ts'
import { frCollator } from '../../../shared/format.ts'
import type { OrientationLigne } from '../../../shared/ipc/suivi-orientations.ipc.ts'
import { LIBELLES_ORIENTATION } from '../../../shared/texts/libelles.ts'
import type { ListFilter } from '../../ui/FilterBar.tsx'
import { byRankIn, countOptions, fits } from '../../ui/filters.ts'

type Cle = 'suivi' | 'statut' | 'ecole'

const LIBELLES_SUIVI: Readonly<Record<Suivi, string>> = {
  'en-retard': 'En retard',
  'sans-reponse': 'Réponse attendue',
  'a-inscrire': 'À inscrire',
  'ecole-a-informer': 'École à informer',
}

/** By what is to be done, by statut and by school. */
export const orientationListFilters = (
  lignes: readonly OrientationLigne[],
): readonly ListFilter<Cle>[] => [
  {
    key: 'suivi',
    label: 'À faire',
    all: 'Tout',
    options: SUIVIS.flatMap((suivi) => {
      const count = lignes.filter((one) => isSuivi(suivi, one)).length
      return count === 0 ? [] : [{ value: suivi, label: `${LIBELLES_SUIVI[suivi]} (${count})` }]
    }),
  },
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

/** The filters as the address says them. */
export const filterValues = (params: URLSearchParams): Readonly<Record<Cle, string | null>> => ({
  suivi: params.get('suivi'),
  statut: params.get('statut'),
  ecole: params.get('ecole'),
})

/** The orientations that the filters let through; what is no filter lets everything through. */
export function filterOrientations(
  lignes: readonly OrientationLigne[],
  { suivi, statut, ecole }: Readonly<Record<Cle, string | null>>,
): readonly OrientationLigne[] {
  const looked = SUIVIS.find((one) => one === suivi)
  return lignes.filter(
    (one) =>
      (looked === undefined || isSuivi(looked, one)) &&
      fits(statut, one.statut) &&
      fits(ecole, one.etablissement),
  )
}
