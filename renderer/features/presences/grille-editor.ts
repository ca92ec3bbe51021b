import type { EtatPresence } from '../../../shared/domain/listes.ts'
import { accepts } from '../../../shared/domain/presence.ts'
import type { SaisiePresence } from '../../../shared/ipc/presences.ipc.ts'
import {
  at,
  type Case,
  etatsOf,
  type Grille,
  isSingle,
  nextAfter,
  type Position,
  positionsOf,
  type Selection,
} from './grille.ts'
import { labelBloc, labelCase, labelNote, labelSeance, refusalText } from './grille-texts.ts'
import type { Saisie, SaveQueue } from './save-queue.ts'

/** What a click or the space bar sets next, round and round. */
const NEXT_ETAT = { present: 'absent', absent: 'excuse', excuse: null } as const

const END_OF_MONTH = 'C’était la dernière case du mois. Ctrl + Page suivante mène au mois suivant.'
const NOBODY_UNKNOWN = 'Personne n’est à noter pour cette séance.'

type Surroundings = {
  readonly grille: Grille
  readonly selection: Selection
  readonly mois: string
  readonly queue: Pick<SaveQueue, 'add'>
  readonly setSelection: (selection: Selection) => void
  readonly setMessage: (message: string) => void
}

/** The gestures that record something. */
export function createEditor({
  grille,
  selection,
  mois,
  queue,
  setSelection,
  setMessage,
}: Surroundings) {
  const { active } = selection
  const refuse = ({ seance, enfant, box }: Box) => setMessage(refusalText(seance, enfant, box))

  /** Sets those of the boxes that take the état; says why when none does. */
  const record = (positions: readonly Position[], etat: EtatPresence | null): boolean => {
    const open = boxesAt(grille, positions).filter(({ box }) => accepts(box.ouverture, etat))
    if (open.length === 0) {
      boxesAt(grille, [active]).forEach(refuse)
      return false
    }
    const changed = open.filter(({ box }) => (box.presence?.etat ?? null) !== etat)
    if (changed.length > 0) queue.add(saisieOf(changed, etat, mois))
    setMessage('')
    return true
  }

  return {
    /** Fills the selection; a single box goes on to the next one to key in. */
    set(etat: EtatPresence | null) {
      const done = record(positionsOf(selection), etat)
      if (!done || etat === null || !isSingle(selection)) return
      const next = nextAfter(grille, active, etat)
      if (next === null) setMessage(END_OF_MONTH)
      else setSelection(at(next))
    },
    cycle(position: Position) {
      const [found] = boxesAt(grille, [position])
      if (found === undefined) return
      const { box } = found
      const first = box.ouverture === 'a-venir' ? 'excuse' : 'present'
      record([position], box.presence === null ? first : NEXT_ETAT[box.presence.etat])
    },
    /** Présent for whoever is unknown at that séance; what is noted stays. */
    fillSeance(col: number) {
      const rows = grille.lignes.flatMap(({ cases }, row) =>
        cases[col]?.compte === 'inconnu' ? [{ row, col }] : [],
      )
      if (rows.length === 0) setMessage(NOBODY_UNKNOWN)
      else record(rows, 'present')
    },
    /** Whether a note can be written there; says why when it cannot. */
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
      // It may have closed since the note was opened: an undo, a séance cancelled elsewhere.
      if (!accepts(found.box.ouverture, etat)) return refuse(found)
      const { seance, enfant } = found
      const line = { seanceId: seance.seanceId, enfantId: enfant.enfantId, etat, note }
      queue.add({ presences: [line], label: labelNote(seance, enfant), groupe: null })
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

function saisieOf(boxes: readonly Box[], etat: EtatPresence | null, mois: string): Saisie {
  const presences = boxes.map(
    ({ seance, enfant }): SaisiePresence => ({
      seanceId: seance.seanceId,
      enfantId: enfant.enfantId,
      etat,
    }),
  )
  const [first] = boxes
  const isOneSeance = boxes.every(({ seance }) => seance === first?.seance)
  if (first === undefined || !isOneSeance) {
    return { presences, label: labelBloc(mois, boxes.length), groupe: null }
  }
  const ofSeance = labelSeance(first.seance)
  return {
    presences,
    label: boxes.length === 1 ? labelCase(first.seance, first.enfant) : ofSeance,
    groupe: { key: first.seance.seanceId, label: ofSeance },
  }
}
