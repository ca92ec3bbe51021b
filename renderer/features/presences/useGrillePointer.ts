import { type MouseEvent, type PointerEvent, useRef } from 'react'
import type { Position, Selection } from './grille.ts'

/**
 * The mouse on the grid: a click goes round the états of a box, dragging or Maj + click selects, a right
 * click opens the note. Clicks on headings and totals are left alone.
 */
export function useGrillePointer({
  selection,
  onSelect,
  onCycle,
  onNote,
}: {
  readonly selection: Selection
  readonly onSelect: (selection: Selection) => void
  readonly onCycle: (position: Position) => void
  readonly onNote: (position: Position) => void
}) {
  /** Where the button went down; null once it is a drag over other boxes, or up. */
  const pressed = useRef<Position | null>(null)
  const anchor = useRef<Position | null>(null)
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      const position = positionOf(event.target)
      if (position === null || event.button !== 0) return
      anchor.current = event.shiftKey ? selection.anchor : position
      pressed.current = event.shiftKey ? null : position
      onSelect({ anchor: anchor.current, active: position })
    },
    onPointerOver(event: PointerEvent<HTMLElement>) {
      const position = positionOf(event.target)
      if (anchor.current === null || position === null) return
      if (event.buttons !== 1) {
        anchor.current = null
        return
      }
      if (isSame(position, pressed.current)) return
      pressed.current = null
      onSelect({ anchor: anchor.current, active: position })
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      const position = positionOf(event.target)
      anchor.current = null
      if (position !== null && isSame(position, pressed.current)) onCycle(position)
      pressed.current = null
    },
    onContextMenu(event: MouseEvent<HTMLElement>) {
      const position = positionOf(event.target)
      if (position === null) return
      event.preventDefault()
      onSelect({ anchor: position, active: position })
      onNote(position)
    },
  }
}

const isSame = (a: Position, b: Position | null): boolean => a.row === b?.row && a.col === b.col

function positionOf(target: EventTarget): Position | null {
  if (!(target instanceof Element)) return null
  const cell = target.closest<HTMLElement>('[data-row]')
  if (cell === null) return null
  return { row: Number(cell.dataset.row), col: Number(cell.dataset.col) }
}
