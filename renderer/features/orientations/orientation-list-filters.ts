import { STATUTS_ORIENTATION } from '../../../shared/domain/listes.ts'
import { isSuivi, SUIVIS, type Suivi } from '../../../shared/domain/orientation.ts'
import { frCollator } from '../../../shared/format.ts'
import type { OrientationLigne } from '../../../shared/ipc/orientations.ipc.ts'
import { LIBELLES_ORIENTATION } from '../../../shared/texts/libelles.ts'
import type { ListFilter } from '../../ui/FilterBar.tsx'
import { byRankIn, countOptions, fits } from '../../ui/filters.ts'

type Cle = 'suivi' | 'statut' | 'ecole' | 'import'

const LIBELLES_SUIVI: Readonly<Record<Suivi, string>> = {
  'en-retard': 'En retard',
  'sans-reponse': 'Réponse attendue',
  'a-inscrire': 'À inscrire',
  'ecole-a-informer': 'École à informer',
}

/** By what is to be done, by statut, by school and by the list that they came in. */
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
      pick: (one) => one.etablissementId,
      compare: (a, b) => frCollator.compare(ecoleOf(lignes, a), ecoleOf(lignes, b)),
      labelOf: (one) => ecoleOf(lignes, one),
      noneLabel: 'Sans école',
    }),
  },
  {
    key: 'import',
    label: 'Liste importée',
    all: 'Toutes',
    options: countOptions(lignes, {
      pick: (one) => one.importId,
      compare: (a, b) => frCollator.compare(fileOf(lignes, a), fileOf(lignes, b)),
      labelOf: (one) => fileOf(lignes, one),
    }),
  },
]

const ecoleOf = (lignes: readonly OrientationLigne[], etablissementId: string): string =>
  lignes.find((one) => one.etablissementId === etablissementId)?.etablissement ?? etablissementId

const fileOf = (lignes: readonly OrientationLigne[], importId: string): string =>
  lignes.find((one) => one.importId === importId)?.sourceFile ?? importId

/** The filters as the address says them. */
export const filterValues = (params: URLSearchParams): Readonly<Record<Cle, string | null>> => ({
  suivi: params.get('suivi'),
  statut: params.get('statut'),
  ecole: params.get('ecole'),
  import: params.get('import'),
})

/** The orientations that the filters let through; what is no filter lets everything through. */
export function filterOrientations(
  lignes: readonly OrientationLigne[],
  { suivi, statut, ecole, import: importId }: Readonly<Record<Cle, string | null>>,
): readonly OrientationLigne[] {
  const looked = SUIVIS.find((one) => one === suivi)
  // An import that only completed what was there, or that was undone, has none of its own.
  const hasOwn = lignes.some((one) => one.importId === importId)
  return lignes.filter(
    (one) =>
      (looked === undefined || isSuivi(looked, one)) &&
      fits(statut, one.statut) &&
      fits(ecole, one.etablissementId) &&
      (!hasOwn || fits(importId, one.importId)),
  )
}
