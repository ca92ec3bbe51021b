import { useId } from 'react'
import type { IsoDate } from '../../../shared/dates.ts'
import { formatMois } from '../../../shared/format.ts'
import type { GrilleMois } from '../../../shared/ipc/presences.ipc.ts'
import styles from './Grille.module.css'
import { GrilleHelp } from './GrilleHelp.tsx'
import { GrilleNote } from './GrilleNote.tsx'
import { GrilleTable } from './GrilleTable.tsx'
import { GrilleTools } from './GrilleTools.tsx'
import type { Position } from './grille.ts'
import { SaveFailure } from './SaveFailure.tsx'
import { useCommands } from './useCommands.ts'
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
  const openNote = (position: Position) => {
    if (editor.takesNote(position)) note.open(position)
  }
  const { run, onKeyDown } = useCommands({ editor, openNote, undo })

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
