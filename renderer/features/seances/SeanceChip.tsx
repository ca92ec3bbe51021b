import { VisuallyHidden } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import type { IsoDate } from '../../../shared/dates.ts'
import { isRegistreASaisir } from '../../../shared/domain/seance.ts'
import { formatCount } from '../../../shared/format.ts'
import type { SeanceLigne } from '../../../shared/ipc/seances.ipc.ts'
import { LIBELLES_ETAT_SEANCE } from '../../../shared/texts/libelles.ts'
import { formatHoraire, formatJourLong } from '../../texts/dates.ts'
import styles from './Calendar.module.css'
import { SuiviTag } from './seance-signs.tsx'
import { openerId } from './useSeancePanel.ts'

/** One séance in a calendar, that opens on the right. `isDense`: one line, for the month. */
export function SeanceChip({
  seance,
  today,
  isDense,
  isOpen,
  isEntry,
  onOpen,
}: {
  readonly seance: SeanceLigne
  readonly today: IsoDate
  readonly isDense: boolean
  readonly isOpen: boolean
  /** The one that Tab reaches; arrows lead to the others. */
  readonly isEntry: boolean
  readonly onOpen: (seanceId: string) => void
}) {
  const { seanceId, date, debut, fin, collectif, etat, presents, intervenants } = seance
  const isWaiting = isRegistreASaisir(seance, today)
  const suivi = isWaiting ? 'registre à saisir' : LIBELLES_ETAT_SEANCE[etat].toLowerCase()
  return (
    <button
      type="button"
      id={openerId(seanceId)}
      className={styles.chip}
      data-etat={etat}
      data-waiting={isWaiting || undefined}
      data-dense={isDense || undefined}
      data-chip={date}
      tabIndex={isEntry ? 0 : -1}
      aria-pressed={isOpen}
      onClick={() => onOpen(seanceId)}
    >
      <span className={styles.time}>{isDense ? debut : formatHoraire({ debut, fin })}</span>
      <span className={styles.name}>{collectif}</span>
      <VisuallyHidden>
        {isDense ? `, ${formatJourLong(date)}, ${suivi}` : `, ${formatJourLong(date)}, `}
      </VisuallyHidden>
      {isDense && isWaiting ? (
        <IconPencil size="0.875rem" aria-hidden className={styles.waiting} />
      ) : null}
      {isDense ? null : (
        <>
          <SuiviTag seance={seance} today={today} />
          {etat === 'annulee' || intervenants.length === 0 ? null : (
            <span className={styles.detail}>{intervenants.join(', ')}</span>
          )}
          {presents === 0 ? null : (
            <span className={styles.detail}>{formatCount(presents, 'présent')}</span>
          )}
        </>
      )}
    </button>
  )
}
