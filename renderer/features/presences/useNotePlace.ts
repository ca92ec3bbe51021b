import { useRef, useState } from 'react'
import { cellId } from './GrilleRow.tsx'
import type { Position } from './grille.ts'
import type { BoxPlace } from './NotePopover.tsx'

/** Which box has its note open, and where it is in the editor's frame. */
export function useNotePlace(gridId: string) {
  const frameRef = useRef<HTMLDivElement>(null)
  const [opened, setOpened] = useState<{ position: Position; place: BoxPlace } | null>(null)
  const open = (position: Position) => {
    const frame = frameRef.current?.getBoundingClientRect()
    const cell = document
      .getElementById(cellId(gridId, position.row, position.col))
      ?.getBoundingClientRect()
    if (frame === undefined || cell === undefined) return
    const { width, height } = cell
    const place = { left: cell.left - frame.left, top: cell.top - frame.top, width, height }
    setOpened({ position, place })
  }
  return { frameRef, opened, open, close: () => setOpened(null) }
}
