import { memo } from 'react'
import type { EtatPresence } from '../../../shared/domain/listes.ts'
import type { Ouverture } from '../../../shared/domain/presence.ts'
import type { GrilleEnfant, GrilleSeance } from '../../../shared/ipc/presences.ipc.ts'
import styles from './Grille.module.css'
import { caseLabel, LETTRES } from './grille-texts.ts'

/** One box: told apart by its letter and its shape, never by colour alone. */
export const GrilleCell = memo(function GrilleCell({
  id,
  row,
  col,
  enfant,
  seance,
  etat,
  note,
  ouverture,
  isHorsInscription,
  isActive,
  isSelected,
}: {
  readonly id: string
  readonly row: number
  readonly col: number
  readonly enfant: GrilleEnfant
  readonly seance: GrilleSeance
  readonly etat: EtatPresence | null
  readonly note: string | null
  readonly ouverture: Ouverture
  readonly isHorsInscription: boolean
  readonly isActive: boolean
  readonly isSelected: boolean
}) {
  const presence = etat === null ? null : { etat, note }
  const label = caseLabel(enfant, seance, {
    presence,
    ouverture,
    isHorsInscription,
    compte: null,
  })
  const isClosed = ouverture === 'annulee' || ouverture === 'hors-inscription'
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus and names its active box
    <td
      id={id}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: what a td of a grid is; it can be selected
      role="gridcell"
      data-row={row}
      data-col={col}
      aria-colindex={col + 2}
      aria-label={label}
      aria-selected={isSelected}
      aria-readonly={isClosed}
      title={note ?? (isClosed ? label : undefined)}
      className={styles.cell}
      data-ouverture={ouverture}
      data-hors={isHorsInscription}
      data-active={isActive}
    >
      <span
        className={styles.box}
        data-etat={etat ?? (ouverture === 'ouverte' ? 'inconnu' : 'vide')}
      >
        {etat === null ? (ouverture === 'ouverte' ? '?' : null) : LETTRES[etat]}
        {note === null ? null : <span className={styles.marker} />}
      </span>
    </td>
  )
})
