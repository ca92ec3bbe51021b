import { notifyManager, type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useState, useSyncExternalStore } from 'react'
import type { IsoDate } from '../../../shared/dates.ts'
import type { GrilleMois, SaisiePresence } from '../../../shared/ipc/presences.ipc.ts'
import type { SeanceOuverte } from '../../../shared/ipc/seances.ipc.ts'
import { call } from '../../app/api.ts'
import { keepOpenUntil } from '../../app/unsaved.ts'
import { type Command, createEditor, type Message } from './gestures.ts'
import {
  applySaisies,
  at,
  buildGrille,
  type Grille,
  moveFrom,
  type Position,
  presenceAfter,
  type Selection,
  selectAround,
  startOf,
} from './grille.ts'
import { createSaveQueue, type Geste, type SaveQueue, type SaveState } from './save-queue.ts'

/** The channel of an opened séance, first part of its cache key. */
const GRILLE_KEY = 'presences:findMois'
const SEANCE_KEY = 'seances:find'

const NOTHING: Message = { text: '', isRefusal: false }

/**
 * The register, whether it shows the month of a collectif or one séance: what is saved with what is typed
 * over it, the selection, the gestures, and what each command does.
 */
export function useRegistre(
  saved: GrilleMois,
  {
    seanceId,
    today,
    endText,
  }: {
    /** The séance to open on, null for the first box to fill. */
    readonly seanceId: string | null
    readonly today: IsoDate
    /** Message after the last box. */
    readonly endText: string
  },
) {
  const { queue, state } = useSaveQueue()
  const shown = useMemo(() => applySaisies(saved, state.pending), [saved, state.pending])
  const grille = useMemo(() => buildGrille(shown, today), [shown, today])
  const [kept, setSelection] = useState<Selection>(() => at(startOf(grille, seanceId, today)))
  const [message, setMessage] = useState(NOTHING)
  const selection = useMemo(() => within(kept, grille), [kept, grille])
  const select = useCallback((next: Selection) => {
    setSelection(next)
    setMessage(NOTHING)
  }, [])
  const editor = useMemo(
    () => createEditor({ grille, selection, endText, queue, setSelection, setMessage }),
    [grille, selection, endText, queue],
  )
  /** Runs a command of the register; false for a command of the view itself (notes, undo). */
  const run = (command: Command): boolean => {
    const { active } = selection
    switch (command.type) {
      case 'set':
        editor.set(command.etat)
        return true
      case 'cycle':
        editor.cycle(active)
        return true
      case 'tous-presents':
        editor.fillSeance(active.col)
        return true
      case 'select':
        select(selectAround(selection, command.what, grille))
        return true
      case 'move': {
        const to = moveFrom(active, command.move, grille)
        select({ anchor: command.isExtending ? selection.anchor : to, active: to })
        return true
      }
      default:
        return false
    }
  }
  return { grille, selection, message, select, ...editor, run, queue, failure: state.failure }
}

/** The selection, kept inside the grid: an undo may have taken lines away. */
function within({ anchor, active }: Selection, grille: Grille): Selection {
  const end = moveFrom(active, 'grid-end', grille)
  const clamp = ({ row, col }: Position) => ({
    row: Math.min(row, end.row),
    col: Math.min(col, end.col),
  })
  return { anchor: clamp(anchor), active: clamp(active) }
}

/** One séance as a month of one column, with the enfants of its register. */
export function moisOfSeance({
  seanceId,
  collectifId,
  collectif,
  date,
  debut,
  fin,
  etat,
  motif,
  enfants,
}: SeanceOuverte): GrilleMois {
  return {
    collectif: { collectifId, nom: collectif, actionId: '' },
    seances: [{ seanceId, date, debut, fin, etat, motif }],
    enfants: enfants.map(({ enfantId, nom, prenom, sexe, precision, isInscrit }) => ({
      enfantId,
      nom,
      prenom,
      sexe,
      precision,
      periodes: isInscrit ? [{ debut: date, fin: date }] : [],
    })),
    presences: enfants.flatMap(({ enfantId, etat: noted, note }) =>
      noted === null ? [] : [{ seanceId, enfantId, etat: noted, note }],
    ),
  }
}

/** Opened séance after these présences are recorded. */
export function applyToSeance(
  seance: SeanceOuverte,
  saisies: readonly SaisiePresence[],
  tenues: readonly string[],
): SeanceOuverte {
  const own = saisies.filter(({ seanceId }) => seanceId === seance.seanceId)
  if (own.length === 0) return seance
  const byEnfant = new Map(own.map((saisie) => [saisie.enfantId, saisie]))
  return {
    ...seance,
    etat: tenues.includes(seance.seanceId) ? 'tenue' : seance.etat,
    enfants: seance.enfants.map((enfant) => {
      const saisie = byEnfant.get(enfant.enfantId)
      if (saisie === undefined) return enfant
      return { ...enfant, ...(presenceAfter(enfant.note, saisie) ?? { etat: null, note: null }) }
    }),
  }
}

// One queue for the window: présences on their way outlive the screen that sent them.
const queues = new WeakMap<QueryClient, SaveQueue>()

/** The queue that saves typed présences, and its state. */
function useSaveQueue(): { readonly queue: SaveQueue; readonly state: SaveState } {
  const client = useQueryClient()
  const known = queues.get(client) ?? queueOf(client)
  queues.set(client, known)
  return { queue: known, state: useSyncExternalStore(known.subscribe, known.getState) }
}

/** A queue whose gestures keep the window open, and hold an undo back, until the last is saved. */
function queueOf(client: QueryClient): SaveQueue {
  const queue = createSaveQueue((geste, isLast) => save(client, geste, isLast))
  return {
    ...queue,
    add(geste) {
      queue.add(geste)
      void keepOpenUntil(queue.whenIdle())
    },
  }
}

/** Sends one gesture, applied to the cached registers at once; other queries are read again after the last gesture. */
async function save(client: QueryClient, geste: Geste, isLast: () => boolean): Promise<void> {
  const presences = [...geste]
  const { tenues } = await call('presences:save', { presences })
  client.setQueriesData<GrilleMois>({ queryKey: [GRILLE_KEY] }, (mois) =>
    mois === undefined ? undefined : applySaisies(mois, presences, tenues),
  )
  client.setQueriesData<SeanceOuverte>({ queryKey: [SEANCE_KEY] }, (seance) =>
    seance === undefined ? undefined : applyToSeance(seance, presences, tenues),
  )
  if (isLast()) {
    const isRegistre = (key: unknown) => key === GRILLE_KEY || key === SEANCE_KEY
    void client.invalidateQueries({ predicate: ({ queryKey }) => !isRegistre(queryKey[0]) })
  }
  // Readers of the cache are notified in a later turn: until then a box would show its old état.
  await new Promise<void>((told) => notifyManager.schedule(told))
}
