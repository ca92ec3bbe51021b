import type { EtatPresence } from '../../../shared/domain/listes.ts'
import { accepts } from '../../../shared/domain/presence.ts'
import type { SaisiePresence } from '../../../shared/ipc/presences.ipc.ts'
import {
  at,
  type Case,
  etatsOf,
  type Grille,
  isSingle,
  type Move,
  nextAfter,
  type Position,
  positionsOf,
  type Selection,
} from './grille.ts'
import { changeText, refusalText } from './grille-texts.ts'
import type { SaveQueue } from './save-queue.ts'

/** The état that a double click or the space bar sets next. */
const NEXT_ETAT = { present: 'absent', absent: 'excuse', excuse: null } as const

const NOBODY_UNKNOWN = 'Personne n’est à noter pour cette séance.'

/** The message of the last gesture: what it changed, or why it changed nothing. */
export type Message = { readonly text: string; readonly isRefusal: boolean }

type Surroundings = {
  readonly grille: Grille
  readonly selection: Selection
  /** Message after the last box of the view. */
  readonly endText: string
  readonly queue: Pick<SaveQueue, 'add'>
  readonly setSelection: (selection: Selection) => void
  readonly setMessage: (message: Message) => void
}

/** The gestures that record présences, of the month grid and of one register alike. */
export function createEditor({
  grille,
  selection,
  endText,
  queue,
  setSelection,
  setMessage,
}: Surroundings) {
  const { active } = selection
  const say = (text: string) => setMessage({ text, isRefusal: false })
  const refuse = ({ seance, enfant, box }: Box) =>
    setMessage({ text: refusalText(seance, enfant, box), isRefusal: true })

  /** Sets the boxes that accept the état, and tells what changed, or why nothing did. */
  const record = (positions: readonly Position[], etat: EtatPresence | null): boolean => {
    const boxes = boxesAt(grille, positions)
    const open = boxes.filter(({ box }) => accepts(box.ouverture, etat))
    if (open.length === 0) {
      boxes.slice(0, 1).forEach(refuse)
      return false
    }
    const changed = open.filter(({ box }) => (box.presence?.etat ?? null) !== etat)
    if (changed.length > 0) queue.add(changed.map((box) => saisieOf(box, { etat })))
    say(changeText(changed, etat))
    return true
  }

  return {
    /** Fills the selection; a single box goes on to the next one to key in. */
    set(etat: EtatPresence | null) {
      const done = record(positionsOf(selection), etat)
      if (!done || etat === null || !isSingle(selection)) return
      const next = nextAfter(grille, active, etat)
      if (next === null)
        setMessage({
          text: `${changeText(boxesAt(grille, [active]), etat)} ${endText}`,
          isRefusal: false,
        })
      else setSelection(at(next))
    },
    /** Sets one box and stays there; removes the état when the box already has it. */
    toggle(position: Position, etat: EtatPresence) {
      const [found] = boxesAt(grille, [position])
      if (found !== undefined) record([position], found.box.presence?.etat === etat ? null : etat)
    },
    /** Sets the next état of a box: présent, absent, excusé, inconnu. */
    cycle(position: Position) {
      const [found] = boxesAt(grille, [position])
      if (found === undefined) return
      const { box } = found
      const first = box.ouverture === 'a-venir' ? 'excuse' : 'present'
      record([position], box.presence === null ? first : NEXT_ETAT[box.presence.etat])
    },
    /** Sets the unknown boxes of a séance to présent; recorded ones stay. */
    fillSeance(col: number) {
      const rows = grille.lignes.flatMap(({ cases }, row) =>
        cases[col]?.compte === 'inconnu' ? [{ row, col }] : [],
      )
      if (rows.length === 0) say(NOBODY_UNKNOWN)
      else record(rows, 'present')
    },
    /** True when a note can be written on the box; says why when it cannot. */
    takesNote(position: Position): boolean {
      const [found] = boxesAt(grille, [position])
      if (found === undefined) return false
      if (etatsOf(found.box).length > 0) return true
      refuse(found)
      return false
    },
    saveNote(position: Position, { etat, note }: { etat: EtatPresence; note: string }) {
      const [found] = boxesAt(grille, [position])
      if (found === undefined) return
      // The box may have closed since its note was opened: an undo, a séance cancelled elsewhere.
      if (!accepts(found.box.ouverture, etat)) return refuse(found)
      queue.add([saisieOf(found, { etat, note })])
    },
  }
}

type Box = {
  readonly seance: Grille['seances'][number]
  readonly enfant: Grille['lignes'][number]['enfant']
  readonly box: Case
}

function boxesAt(grille: Grille, positions: readonly Position[]): readonly Box[] {
  return positions.flatMap(({ row, col }) => {
    const seance = grille.seances[col]
    const ligne = grille.lignes[row]
    const box = ligne?.cases[col]
    return seance && ligne && box ? [{ seance, enfant: ligne.enfant, box }] : []
  })
}

const saisieOf = (
  { seance, enfant }: Box,
  value: Pick<SaisiePresence, 'etat' | 'note'>,
): SaisiePresence => ({ seanceId: seance.seanceId, enfantId: enfant.enfantId, ...value })

/** A command of the register, from a key or a button. */
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

/** The part of a key press that names a command. */
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

/** Command of a key; null when the key is not one of the register's. */
export function commandOf({ key, ctrlKey, shiftKey, altKey, metaKey }: KeyPress): Command | null {
  if (altKey) return null
  // With the caps lock on, a capital is the same letter.
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
