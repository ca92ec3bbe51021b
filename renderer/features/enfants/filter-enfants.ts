import type { EnfantLigne } from '../../../shared/ipc/enfants.ipc.ts'
import { createSearch, fits } from '../../ui/filters.ts'

/** Filters of the list; null or an empty text lets everything through. */
export type EnfantFilters = {
  readonly q: string
  readonly collectif: string | null
  readonly niveau: string | null
  readonly etablissement: string | null
  readonly statut: string | null
  /** `sans` alone makes sense: enfants without famille. */
  readonly famille: string | null
  /** `sans` alone too: whom nobody is known to have sent. */
  readonly origine: string | null
}

/** The filters that the address of the screen holds. */
export function readEnfantFilters(params: URLSearchParams): EnfantFilters {
  return {
    q: params.get('q') ?? '',
    collectif: params.get('collectif'),
    niveau: params.get('niveau'),
    etablissement: params.get('etablissement'),
    statut: params.get('statut'),
    famille: params.get('famille'),
    origine: params.get('origine'),
  }
}

/** The inscriptions that fit every filter, in the order given. */
export function filterEnfants(
  lignes: readonly EnfantLigne[],
  filters: EnfantFilters,
): readonly EnfantLigne[] {
  const matches = createSearch(filters.q)
  return lignes.filter(
    (ligne) =>
      fits(filters.collectif, ligne.collectif) &&
      fits(filters.niveau, ligne.niveau) &&
      fits(filters.etablissement, ligne.etablissement) &&
      fits(filters.statut, ligne.statut) &&
      fits(filters.famille, ligne.familleId) &&
      fits(filters.origine, ligne.origines[0] ?? null) &&
      matches(ligne.nom, ligne.prenom, ...ligne.responsables.map(({ nom }) => nom)),
  )
}
