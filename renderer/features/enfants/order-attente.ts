import type { EnfantLigne } from '../../../shared/ipc/enfants.ipc.ts'

/** True for an inscription that still waits: a wait with an end is history. */
export const isWaiting = ({ statut, fin }: EnfantLigne): boolean =>
  statut === 'liste-attente' && fin === null

/** Waiting list of one action: first the children ordered by hand, then the others by date. */
export function waitingList(
  lignes: readonly EnfantLigne[],
  actionId: string,
): readonly EnfantLigne[] {
  return lignes
    .filter((ligne) => isWaiting(ligne) && ligne.actionId === actionId)
    .sort(
      (a, b) =>
        (a.rang ?? Number.POSITIVE_INFINITY) - (b.rang ?? Number.POSITIVE_INFINITY) ||
        byDebut(a, b),
    )
}

const byDebut = (a: EnfantLigne, b: EnfantLigne): number =>
  a.debut === b.debut ? 0 : a.debut < b.debut ? -1 : 1

/** Ids after the id at rank `from` has moved by `by` places; null when it is already at that end. */
export function moved(ids: readonly string[], from: number, by: -1 | 1): readonly string[] | null {
  const id = ids[from]
  const to = from + by
  if (id === undefined || to < 0 || to >= ids.length) return null
  return ids.toSpliced(from, 1).toSpliced(to, 0, id)
}
