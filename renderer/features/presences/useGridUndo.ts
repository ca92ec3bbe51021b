import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import type { IsoDate } from '../../../shared/dates.ts'
import type { GrilleMois } from '../../../shared/ipc/presences.ipc.ts'
import { useUndo } from '../journal/useUndo.ts'
import { buildGrille, firstDifference, type Grille, type Selection } from './grille.ts'
import type { SaveQueue } from './save-queue.ts'
import { grilleKey } from './usePresences.ts'

const NOT_SAVED = {
  color: 'red',
  title: 'Rien n’a été annulé',
  message:
    'Ce que vous venez de noter n’est pas enregistré\u00a0: réessayez, ou reprenez la grille.',
}

/** Undoes once all that was typed is saved, then goes to the first box that it changed. */
export function useGridUndo({
  collectifId,
  mois,
  today,
  queue,
  select,
}: {
  readonly collectifId: string
  readonly mois: string
  readonly today: IsoDate
  readonly queue: SaveQueue
  readonly select: (selection: Selection) => void
}): (what: 'undo' | 'redo') => void {
  const undo = useUndo()
  const client = useQueryClient()
  // As main holds it: what is drawn may be a moment late.
  const readGrille = (): Grille | null => {
    const saved = client.getQueryData<GrilleMois>(grilleKey(collectifId, mois))
    return saved === undefined ? null : buildGrille(saved, today)
  }
  const run = async (what: 'undo' | 'redo'): Promise<unknown> => {
    const failure = await queue.whenIdle()
    // What is on screen is not what main would undo.
    if (failure !== null) return notifications.show(NOT_SAVED)
    const before = readGrille()
    await undo(`journal:${what}`)
    const after = readGrille()
    const changed = before === null || after === null ? null : firstDifference(before, after)
    if (changed !== null) select({ anchor: changed, active: changed })
  }
  return (what) => void run(what)
}
