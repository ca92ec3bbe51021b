import { type KeyboardEvent, useId } from 'react'
import type { IsoDate } from '../../../shared/dates.ts'
import { formatMois } from '../../../shared/format.ts'
import type { GrilleMois } from '../../../shared/ipc/presences.ipc.ts'
import styles from './Grille.module.css'
import { GrilleHelp } from './GrilleHelp.tsx'
import { GrilleNote } from './GrilleNote.tsx'
import { GrilleTable } from './GrilleTable.tsx'
import { GrilleTools } from './GrilleTools.tsx'
import { moveFrom, selectAround } from './grille-cursor.ts'
import { type Command, commandOf } from './grille-keys.ts'
import { SaveFailure } from './SaveFailure.tsx'
import { useGridFocus } from './useGridFocus.ts'
import { useGridUndo } from './useGridUndo.ts'
import { useGrille } from './useGrille.ts'
import { useNotePlace } from './useNotePlace.ts'

/** The register of a month, keyed in: what is typed is saved at once. */
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
  const editor = useGrille(saved, { mois, seanceId, today })
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
  const { active } = selection

  const run = (command: Command): void => {
    switch (command.type) {
      case 'set':
        editor.set(command.etat)
        break
      case 'cycle':
        editor.cycle(active)
        break
      case 'move': {
        const to = moveFrom(active, command.move, grille)
        select({ anchor: command.isExtending ? selection.anchor : to, active: to })
        break
      }
      case 'select':
        select(selectAround(selection, command.what, grille))
        break
      case 'note':
        note.open(active)
        break
      case 'tous-presents':
        editor.fillSeance(active.col)
        break
      default:
        undo(command.type)
    }
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    // A button of a heading, or the note's own fields, keep their keys.
    if (event.target !== event.currentTarget) return
    const command = commandOf(event)
    if (command === null) return
    event.preventDefault()
    event.stopPropagation()
    run(command)
  }
  const runFromButton = (command: Command) => {
    focusGrid()
    run(command)
  }

  return (
    <div ref={note.frameRef} className={styles.editor}>
      <GrilleTools onCommand={runFromButton} />
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
        onNote={note.open}
        onFillSeance={(col) => {
          focusGrid()
          editor.fillSeance(col)
        }}
        onKeyDown={onKeyDown}
      />
      <GrilleHelp id={helpId} message={editor.message} seances={grille.seances} />
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
