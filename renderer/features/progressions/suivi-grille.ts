import { NIVEAUX_SUIVI, type NiveauSuivi } from '../../../shared/domain/progression.ts'

/** A box of the grid: enfant by row, échelle by column. */
export type Place = { readonly row: number; readonly col: number }

/** Effect of a key on the active box: a level (null removes it), a move, or nothing. */
type Geste =
  | { readonly genre: 'niveau'; readonly niveau: NiveauSuivi | null }
  | { readonly genre: 'place'; readonly place: Place }
  | null

/** Digits set a level, Suppr, Retour and 0 take it away; arrows, Début, Fin and Entrée move. */
export function gesteOf(key: string, { row, col }: Place, rows: number, cols: number): Geste {
  const niveau = NIVEAUX_SUIVI.find((one) => String(one) === key)
  if (niveau !== undefined) return { genre: 'niveau', niveau }
  if (key === '0' || key === 'Delete' || key === 'Backspace')
    return { genre: 'niveau', niveau: null }
  const places: Readonly<Record<string, Place>> = {
    ArrowDown: { row: row + 1, col },
    Enter: { row: row + 1, col },
    ArrowUp: { row: row - 1, col },
    ArrowRight: { row, col: col + 1 },
    ArrowLeft: { row, col: col - 1 },
    Home: { row, col: 0 },
    End: { row, col: cols - 1 },
    PageUp: { row: 0, col },
    PageDown: { row: rows - 1, col },
  }
  const place = places[key]
  if (place === undefined) return null
  return {
    genre: 'place',
    place: { row: clamp(place.row, rows), col: clamp(place.col, cols) },
  }
}

const clamp = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value))

/** Box after a level is entered: down the column, then the top of the next column. */
export function nextPlace({ row, col }: Place, rows: number, cols: number): Place {
  if (row < rows - 1) return { row: row + 1, col }
  return col < cols - 1 ? { row: 0, col: col + 1 } : { row, col }
}
