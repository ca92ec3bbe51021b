import { type KeyboardEvent, useCallback } from 'react'
import { focusUnlessTaken } from '../../ui/focus.ts'

/** The séance that Tab reaches. */
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
        // It has the focus where the period had no séance, and gives it up to the next that has.
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
