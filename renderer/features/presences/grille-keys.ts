import type { EtatPresence } from '../../../shared/domain/listes.ts'

/** Where an arrow or a paging key goes. */
export type Move =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'row-start'
  | 'row-end'
  | 'grid-start'
  | 'grid-end'
  | 'page-up'
  | 'page-down'

/** What a key asks of the grid. */
export type Command =
  /** Records (null: unknown again) and goes on to the next box. */
  | { readonly type: 'set'; readonly etat: EtatPresence | null }
  | { readonly type: 'cycle' }
  | { readonly type: 'move'; readonly move: Move; readonly isExtending: boolean }
  | { readonly type: 'select'; readonly what: 'row' | 'column' | 'all' }
  | { readonly type: 'note' }
  | { readonly type: 'tous-presents' }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }

/** The part of a key press that decides. */
type KeyPress = {
  readonly key: string
  readonly ctrlKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
}

const PLAIN: Readonly<Record<string, Command>> = {
  p: { type: 'set', etat: 'present' },
  a: { type: 'set', etat: 'absent' },
  e: { type: 'set', etat: 'excuse' },
  Delete: { type: 'set', etat: null },
  Backspace: { type: 'set', etat: null },
  ' ': { type: 'cycle' },
  n: { type: 'note' },
  F2: { type: 'note' },
  t: { type: 'tous-presents' },
  Enter: { type: 'move', move: 'down', isExtending: false },
}

const WITH_CTRL: Readonly<Record<string, Command>> = {
  z: { type: 'undo' },
  y: { type: 'redo' },
  a: { type: 'select', what: 'all' },
  ' ': { type: 'select', what: 'column' },
}

const MOVES: Readonly<Record<string, Move>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'row-start',
  End: 'row-end',
  PageUp: 'page-up',
  PageDown: 'page-down',
}

/** What the key asks for; null when it is none of the grid's. */
export function commandOf({ key, ctrlKey, shiftKey, altKey, metaKey }: KeyPress): Command | null {
  if (altKey) return null
  // A capital is the same letter: the caps lock of a keyboard must not stop the work.
  const name = key.length === 1 ? key.toLowerCase() : key
  if (ctrlKey || metaKey) {
    if (name === 'z' && shiftKey) return { type: 'redo' }
    if (name === 'Home') return { type: 'move', move: 'grid-start', isExtending: shiftKey }
    if (name === 'End') return { type: 'move', move: 'grid-end', isExtending: shiftKey }
    return WITH_CTRL[name] ?? null
  }
  if (shiftKey && name === ' ') return { type: 'select', what: 'row' }
  const move = MOVES[name]
  if (move !== undefined) return { type: 'move', move, isExtending: shiftKey }
  return PLAIN[name] ?? null
}
