import { useCallback, useMemo, useState } from 'react'
import type { IsoDate } from '../../../shared/dates.ts'
import type { GrilleMois } from '../../../shared/ipc/presences.ipc.ts'
import {
  applySaisies,
  at,
  buildGrille,
  type Grille,
  moveFrom,
  type Position,
  type Selection,
  startOf,
} from './grille.ts'
import { createEditor } from './grille-editor.ts'
import { useSaveQueue } from './useSaveQueue.ts'

/** The month on screen: what is saved with what is typed over it, the selection, and what can be done. */
export function useGrille(
  saved: GrilleMois,
  {
    mois,
    seanceId,
    today,
  }: { readonly mois: string; readonly seanceId: string | null; readonly today: IsoDate },
) {
  const { queue, state } = useSaveQueue()
  const shown = useMemo(() => applySaisies(saved, state.pending), [saved, state.pending])
  const grille = useMemo(() => buildGrille(shown, today), [shown, today])
  const [kept, setSelection] = useState<Selection>(() => at(startOf(grille, seanceId)))
  const [message, setMessage] = useState('')
  const selection = useMemo(() => within(kept, grille), [kept, grille])

  const select = useCallback((next: Selection) => {
    setSelection(next)
    setMessage('')
  }, [])
  const editor = useMemo(
    () => createEditor({ grille, selection, mois, queue, setSelection, setMessage }),
    [grille, selection, mois, queue],
  )
  return { grille, selection, message, select, ...editor, queue, failure: state.failure }
}

/** An undo may have taken lines away. */
function within({ anchor, active }: Selection, grille: Grille): Selection {
  const end = moveFrom(active, 'grid-end', grille)
  const clamp = ({ row, col }: Position) => ({
    row: Math.min(row, end.row),
    col: Math.min(col, end.col),
  })
  return { anchor: clamp(anchor), active: clamp(active) }
}
