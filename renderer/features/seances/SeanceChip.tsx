import { VisuallyHidden } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { type KeyboardEvent, useCallback } from 'react'
import type { IsoDate } from '../../../shared/dates.ts'
import { isRegistreASaisir } from '../../../shared/domain/seance.ts'
import { formatCount, formatHeureDuJour } from '../../../shared/format.ts'
import type { SeanceLigne } from '../../../shared/ipc/seances.ipc.ts'
import { LIBELLES_ETAT_SEANCE } from '../../../shared/texts/libelles.ts'
import { formatHoraire, formatJourLong } from '../../texts/dates.ts'
import { focusUnlessTaken } from '../../ui/focus.ts'
import styles from './Calendar.module.css'
import { SuiviTag } from './seance-signs.tsx'
import { openerId } from './useSeances.ts'

/** One séance in a calendar, as a button that opens it on the right. `isDense`: its hour and its name alone, for the month. */
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
  /** True for the séance that Tab reaches; arrows lead to the others. */
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
      <span className={styles.time}>
        {isDense ? formatHeureDuJour(debut) : formatHoraire({ debut, fin })}
      </span>
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

/** Selector of the séance that Tab reaches. */
const ENTRY = '[data-chip][tabindex="0"]'

/**
 * Arrows among the séances of a calendar: up and down one by one, left and right from day to day; Page
 * up and down change the period, which takes the séances away: the first of the new one has the focus, or
 * the calendar itself. Tab reaches one séance only, and leaves.
 */
export function useChipKeys(onPeriod: (by: 1 | -1) => void) {
  return useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return
      if (event.key === 'PageUp' || event.key === 'PageDown') {
        event.preventDefault()
        const calendar = event.currentTarget
        // The calendar holds the focus in a period without séance, and gives it up to a period that has one.
        calendar.blur()
        onPeriod(event.key === 'PageUp' ? -1 : 1)
        focusUnlessTaken(() => calendar.querySelector<HTMLElement>(ENTRY) ?? calendar)
        return
      }
      const current = document.activeElement
      if (!(current instanceof HTMLElement) || current.dataset.chip === undefined) return
      const chips = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-chip]')]
      const next = nextChip(chips, current, event.key)
      if (next === undefined) return
      event.preventDefault()
      next.focus()
    },
    [onPeriod],
  )
}

function nextChip(
  chips: readonly HTMLElement[],
  current: HTMLElement,
  key: string,
): HTMLElement | undefined {
  const index = chips.indexOf(current)
  const day = current.dataset.chip ?? ''
  switch (key) {
    case 'ArrowDown':
      return chips[index + 1]
    case 'ArrowUp':
      return chips[index - 1]
    case 'ArrowRight':
      return chips.find((chip) => (chip.dataset.chip ?? '') > day)
    case 'ArrowLeft': {
      const previous = chips.findLast((chip) => (chip.dataset.chip ?? '') < day)
      return chips.find((chip) => chip.dataset.chip === previous?.dataset.chip)
    }
    case 'Home':
      return chips[0]
    case 'End':
      return chips.at(-1)
    default:
      return undefined
  }
}
