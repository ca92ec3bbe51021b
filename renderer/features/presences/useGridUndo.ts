import { useEffect, useRef } from 'react'
import { useUndo } from '../journal/useUndo.ts'
import { firstDifference, type Grille, type Selection } from './grille.ts'
import type { SaveQueue } from './save-queue.ts'

/** Undoes once all that was typed is saved, then goes to the first box that it changed. */
export function useGridUndo({
  grille,
  queue,
  select,
}: {
  readonly grille: Grille
  readonly queue: SaveQueue
  readonly select: (selection: Selection) => void
}): (what: 'undo' | 'redo') => void {
  const undo = useUndo()
  const current = useRef(grille)
  useEffect(() => {
    current.current = grille
  }, [grille])

  const run = async (what: 'undo' | 'redo') => {
    await queue.whenIdle()
    const before = current.current
    await undo(`journal:${what}`)
    // The new month is drawn by then.
    await new Promise((resolve) => requestAnimationFrame(resolve))
    const changed = firstDifference(before, current.current)
    if (changed !== null) select({ anchor: changed, active: changed })
  }
  return (what) => void run(what)
}
