import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconChecks, IconNote } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useId, useRef } from 'react'
import type { IsoDate } from '../../../shared/dates.ts'
import { formatMois } from '../../../shared/format.ts'
import type { GrilleMois, GrilleSeance } from '../../../shared/ipc/presences.ipc.ts'
import { readKey } from '../../app/useRead.ts'
import { formatJourLong } from '../../texts/dates.ts'
import { useUndo } from '../journal/useUndo.ts'
import styles from './Grille.module.css'
import { GrilleTable } from './GrilleTable.tsx'
import { type Command, commandOf } from './gestures.ts'
import {
  buildGrille,
  firstDifference,
  type Grille,
  type Position,
  type Selection,
} from './grille.ts'
import { GrilleNote, useNotePlace } from './NotePopover.tsx'
import { SaveFailure } from './SaveFailure.tsx'
import type { SaveQueue } from './save-queue.ts'
import { useRegistre } from './useRegistre.ts'

const END_OF_MONTH = 'C’était la dernière case du mois. Ctrl + Page suivante mène au mois suivant.'

/** Editor of the register of a month; each gesture is saved at once. */
export function GrilleEditor({
  saved,
  mois,
  seanceId,
  today,
}: {
  readonly saved: GrilleMois
  readonly mois: string
  /** The séance to open on. */
  readonly seanceId: string | null
  readonly today: IsoDate
}) {
  const gridId = useId()
  const helpId = useId()
  const editor = useRegistre(saved, { seanceId, today, endText: END_OF_MONTH })
  const { grille, selection, select } = editor
  const { gridRef, focusGrid } = useGridFocus()
  const undo = useGridUndo({
    collectifId: saved.collectif.collectifId,
    mois,
    today,
    queue: editor.queue,
    select,
  })
  const note = useNotePlace(gridId)
  const openNote = (position: Position) => {
    if (editor.takesNote(position)) note.open(position)
  }
  const run = (command: Command) => {
    if (command.type === 'note') openNote(selection.active)
    else if (command.type === 'undo' || command.type === 'redo') undo(command.type)
    else editor.run(command)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    // Keys pressed in a heading's button or a note's fields are not commands.
    if (event.target !== event.currentTarget) return
    const command = commandOf(event)
    if (command === null) return
    event.preventDefault()
    event.stopPropagation()
    run(command)
  }

  return (
    <div ref={note.frameRef} className={styles.editor}>
      <GrilleTools
        onCommand={(command) => {
          focusGrid()
          run(command)
        }}
      />
      <SaveFailure queue={editor.queue} failure={editor.failure} />
      <GrilleTable
        gridId={gridId}
        helpId={helpId}
        label={`Présences, ${saved.collectif.nom}, ${formatMois(mois)}`}
        grille={grille}
        selection={selection}
        gridRef={gridRef}
        onSelect={(next) => {
          focusGrid()
          select(next)
        }}
        onCycle={editor.cycle}
        onNote={openNote}
        onFillSeance={(col) => {
          focusGrid()
          editor.fillSeance(col)
        }}
        onKeyDown={onKeyDown}
      />
      <GrilleHelp id={helpId} message={editor.message.text} seances={grille.seances} />
      <GrilleNote
        note={note}
        grille={grille}
        onSave={editor.saveNote}
        onClose={() => {
          note.close()
          focusGrid()
        }}
      />
    </div>
  )
}

type Tool = {
  readonly label: string
  readonly hint: string
  readonly sign: ReactNode
  readonly command: Command
}

const lettre = (etat: string, sign: string) => (
  <span className={styles.box} data-etat={etat} data-tool="true" aria-hidden>
    {sign}
  </span>
)

const TOOLS: readonly Tool[] = [
  {
    label: 'Présent',
    hint: 'P',
    sign: lettre('present', 'P'),
    command: { type: 'set', etat: 'present' },
  },
  {
    label: 'Absent',
    hint: 'A',
    sign: lettre('absent', 'A'),
    command: { type: 'set', etat: 'absent' },
  },
  {
    label: 'Excusé',
    hint: 'E',
    sign: lettre('excuse', 'E'),
    command: { type: 'set', etat: 'excuse' },
  },
  {
    label: 'Inconnu',
    hint: 'Suppr',
    sign: lettre('inconnu', '?'),
    command: { type: 'set', etat: null },
  },
  {
    label: 'Note…',
    hint: 'N',
    sign: <IconNote size="1rem" aria-hidden />,
    command: { type: 'note' },
  },
  {
    label: 'Tous présents',
    hint: 'T',
    sign: <IconChecks size="1rem" aria-hidden />,
    command: { type: 'tous-presents' },
  },
]

/** The commands of the keys as buttons, for the mouse; they also explain the signs of the grid. */
function GrilleTools({ onCommand }: { readonly onCommand: (command: Command) => void }) {
  return (
    <fieldset aria-label="Noter les cases choisies" className={styles.tools}>
      {TOOLS.map(({ label, hint, sign, command }) => (
        <Button
          key={label}
          size="compact-sm"
          fw={500}
          fz="sm"
          variant="default"
          leftSection={sign}
          title={`${label} (${hint})`}
          onClick={() => onCommand(command)}
        >
          {label}
        </Button>
      ))}
    </fieldset>
  )
}

const KEYS = [
  ['P A E', 'noter et descendre, puis passer à la séance suivante'],
  ['Espace ou double-clic', 'changer sur place'],
  ['Suppr', 'inconnu'],
  ['T', 'tous présents'],
  ['N', 'note, retard'],
  ['Maj + flèches', 'choisir plusieurs cases'],
  ['Ctrl + Z', 'annuler'],
  ['Ctrl + Page suivante', 'mois suivant'],
] as const

/** Under the grid: what the last gesture changed, the motifs of cancelled séances, the keys. */
function GrilleHelp({
  id,
  message,
  seances,
}: {
  /** Id of the help on keys, which describes the grid. */
  readonly id: string
  readonly message: string
  readonly seances: readonly GrilleSeance[]
}) {
  const annulees = seances.filter(({ etat }) => etat === 'annulee')
  return (
    <div>
      <output className={styles.message}>{message}</output>
      {annulees.length === 0 ? null : (
        <p className={styles.motifs}>
          {annulees.length === 1 ? 'Séance annulée' : 'Séances annulées'}&nbsp;:{' '}
          {annulees
            .map(({ date, motif }) => `${formatJourLong(date)} (${motif ?? 'sans motif'})`)
            .join(', ')}
          .
        </p>
      )}
      <p id={id} className={styles.help}>
        {KEYS.map(([key, does]) => (
          <span key={key} className={styles.helpKey}>
            <kbd>{key}</kbd> {does}
          </span>
        ))}
        <span>Chaque saisie est enregistrée aussitôt.</span>
      </p>
    </div>
  )
}

/** True when the focus is on the page itself or on the screen just opened: the user has put it nowhere. */
const isNowhere = (): boolean => {
  const { activeElement } = document
  return (
    activeElement === null || activeElement === document.body || activeElement.tagName === 'MAIN'
  )
}

/** Focuses the grid when it appears, so that the user types at once, unless she is busy elsewhere. */
function useGridFocus() {
  const gridRef = useRef<HTMLTableElement>(null)
  const focusGrid = useCallback(() => gridRef.current?.focus({ preventScroll: true }), [])
  useEffect(() => {
    // After the frame has moved the focus to a screen just opened.
    const request = requestAnimationFrame(() => isNowhere() && focusGrid())
    return () => cancelAnimationFrame(request)
  }, [focusGrid])
  return { gridRef, focusGrid }
}

const NOT_SAVED = {
  color: 'red',
  title: 'Rien n’a été annulé',
  message:
    'Ce que vous venez de noter n’est pas enregistré\u00a0: réessayez, ou reprenez la grille.',
}

/** Undoes once every typed présence is saved, then goes to the first box changed. */
function useGridUndo({
  collectifId,
  mois,
  today,
  queue,
  select,
}: {
  readonly collectifId: string
  readonly mois: string
  readonly today: IsoDate
  readonly queue: SaveQueue
  readonly select: (selection: Selection) => void
}): (what: 'undo' | 'redo') => void {
  const undo = useUndo()
  const client = useQueryClient()
  // Reads the cache, which is current: the rendered grid may be a moment late.
  const readGrille = (): Grille | null => {
    const saved = client.getQueryData<GrilleMois>(
      readKey('presences:findMois', { collectifId, mois }),
    )
    return saved === undefined ? null : buildGrille(saved, today)
  }
  const run = async (what: 'undo' | 'redo'): Promise<unknown> => {
    const failure = await queue.whenIdle()
    // Présences not saved are on screen: main would undo an earlier act.
    if (failure !== null) return notifications.show(NOT_SAVED)
    const before = readGrille()
    await undo(`journal:${what}`)
    const after = readGrille()
    const changed = before === null || after === null ? null : firstDifference(before, after)
    if (changed !== null) select({ anchor: changed, active: changed })
  }
  return (what) => void run(what)
}
