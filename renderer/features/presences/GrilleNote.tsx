import type { EtatPresence } from '../../../shared/domain/listes.ts'
import { formatJourLong } from '../../texts/dates.ts'
import { etatsOf, type Grille, type Position } from './grille.ts'
import { nomDit } from './grille-texts.ts'
import { type BoxPlace, NotePopover } from './NotePopover.tsx'

/** The note of the box that has it open, if any. */
export function GrilleNote({
  note: { opened },
  grille,
  onSave,
  onClose,
}: {
  readonly note: {
    readonly opened: { readonly position: Position; readonly place: BoxPlace } | null
  }
  readonly grille: Grille
  readonly onSave: (position: Position, value: { etat: EtatPresence; note: string }) => void
  readonly onClose: () => void
}) {
  if (opened === null) return null
  const { position, place } = opened
  const ligne = grille.lignes[position.row]
  const seance = grille.seances[position.col]
  const box = ligne?.cases[position.col]
  if (ligne === undefined || seance === undefined || box === undefined) return null
  const etats = etatsOf(box)
  const etat = etats.find((one) => one === box.presence?.etat) ?? etats[0]
  if (etat === undefined) return null
  return (
    <NotePopover
      place={place}
      about={`${nomDit(ligne.enfant)}, ${formatJourLong(seance.date)}`}
      etats={etats}
      etat={etat}
      note={box.presence?.note ?? null}
      onSave={(value) => {
        onSave(position, value)
        onClose()
      }}
      onClose={onClose}
    />
  )
}
