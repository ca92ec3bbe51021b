import type { EtatPresence } from '../../../shared/domain/listes.ts'
import { accepts, type Ouverture } from '../../../shared/domain/presence.ts'
import type { Grille, Position, Selection } from './grille.ts'
import type { Move } from './grille-keys.ts'

const PAGE_ROWS = 10

const clamp = (value: number, length: number): number =>
  Math.max(0, Math.min(value, Math.max(0, length - 1)))

/** The box where a key leads, always inside the grid. */
export function moveFrom({ row, col }: Position, move: Move, grille: Grille): Position {
  const rows = grille.lignes.length
  const cols = grille.seances.length
  switch (move) {
    case 'up':
      return { row: clamp(row - 1, rows), col }
    case 'down':
      return { row: clamp(row + 1, rows), col }
    case 'left':
      return { row, col: clamp(col - 1, cols) }
    case 'right':
      return { row, col: clamp(col + 1, cols) }
    case 'row-start':
      return { row, col: 0 }
    case 'row-end':
      return { row, col: clamp(cols - 1, cols) }
    case 'grid-start':
      return { row: 0, col: 0 }
    case 'grid-end':
      return { row: clamp(rows - 1, rows), col: clamp(cols - 1, cols) }
    case 'page-up':
      return { row: clamp(row - PAGE_ROWS, rows), col }
    case 'page-down':
      return { row: clamp(row + PAGE_ROWS, rows), col }
  }
}

const ouvertureAt = (grille: Grille, { row, col }: Position): Ouverture | undefined =>
  grille.lignes[row]?.cases[col]?.ouverture

/** Column by column, from top to bottom: the order in which a register is keyed in. */
function* positionsAfter(grille: Grille, { row, col }: Position): Generator<Position> {
  for (let c = col; c < grille.seances.length; c++) {
    for (let r = c === col ? row + 1 : 0; r < grille.lignes.length; r++) yield { row: r, col: c }
  }
}

/**
 * The next box to key in after this one: down the séance, then at the top of the next one. Boxes that
 * take no such état are passed over; null when there is none left in the month.
 */
export function nextAfter(
  grille: Grille,
  from: Position,
  etat: EtatPresence | null,
): Position | null {
  for (const position of positionsAfter(grille, from)) {
    const ouverture = ouvertureAt(grille, position)
    if (ouverture === undefined || !accepts(ouverture, etat)) continue
    // An excuse in a past séance is no reason to go on to those that are still to come.
    if (ouverture === 'a-venir' && position.col !== from.col) continue
    return position
  }
  return null
}

/**
 * Where to begin: the first unknown box of the séance asked for, else of the month, else the first open
 * one.
 */
export function startOf(grille: Grille, seanceId: string | null): Position {
  const asked = grille.seances.findIndex((seance) => seance.seanceId === seanceId)
  const before = { row: -1, col: Math.max(0, asked) }
  const all = [...positionsAfter(grille, before)]
  const near = asked < 0 ? all : all.filter(({ col }) => col === asked)
  const caseAt = ({ row, col }: Position) => grille.lignes[row]?.cases[col]
  return (
    near.find((position) => caseAt(position)?.compte === 'inconnu') ??
    near.find((position) => caseAt(position)?.ouverture === 'ouverte') ??
    near[0] ?? { row: 0, col: 0 }
  )
}

/** A whole line, a whole séance or the whole month, the active box staying in sight. */
export function selectAround(
  { active }: Selection,
  what: 'row' | 'column' | 'all',
  grille: Grille,
): Selection {
  const last = moveFrom(active, 'grid-end', grille)
  const anchor = { row: what === 'row' ? active.row : 0, col: what === 'column' ? active.col : 0 }
  const end = {
    row: what === 'row' ? active.row : last.row,
    col: what === 'column' ? active.col : last.col,
  }
  return { anchor, active: end }
}
