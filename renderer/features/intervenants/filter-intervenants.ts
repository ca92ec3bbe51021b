import type { IntervenantLigne } from '../../../shared/ipc/intervenants.ipc.ts'
import { createSearch, NONE } from '../../ui/filters.ts'

/** What narrows the list; null or an empty text lets everything through. */
export type IntervenantFilters = {
  readonly q: string
  /** A statut held at some time of the année, or `sans`: hours on days when none was in force. */
  readonly statut: string | null
}

/** The filters that the address of the screen holds. */
export const readIntervenantFilters = (params: URLSearchParams): IntervenantFilters => ({
  q: params.get('q') ?? '',
  statut: params.get('statut'),
})

/** The intervenants that fit every filter, in the order given. */
export function filterIntervenants(
  lignes: readonly IntervenantLigne[],
  filters: IntervenantFilters,
): readonly IntervenantLigne[] {
  const matches = createSearch(filters.q)
  return lignes.filter(
    (ligne) => matches(ligne.nom, ligne.prenom) && fitsStatut(filters.statut, ligne),
  )
}

function fitsStatut(wanted: string | null, ligne: IntervenantLigne): boolean {
  if (wanted === null) return true
  if (wanted === NONE) return ligne.minutesSansStatut > 0
  return ligne.statuts.some(({ statut }) => statut === wanted)
}
