import type { EnfantLigne } from '../../../shared/ipc/enfants.ipc.ts'

/** True of who still waits: a wait that has ended is history. */
export const isWaiting = ({ statut, fin }: EnfantLigne): boolean =>
  statut === 'liste-attente' && fin === null

/** The waiting list of one action, in its order: those who were placed, then the others by date. */
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

/** The ids once the one at `from` is moved by that many places; null when it cannot go further. */
export function moved(ids: readonly string[], from: number, by: -1 | 1): readonly string[] | null {
  const id = ids[from]
  const to = from + by
  if (id === undefined || to < 0 || to >= ids.length) return null
  return ids.toSpliced(from, 1).toSpliced(to, 0, id)
}
