import { type KeyboardEvent, type RefObject, useCallback, useState } from 'react'

const LETTERS: Readonly<Record<string, string>> = { p: 'present', a: 'absent', e: 'excuse' }

/**
 * The same keys as in the month grid: P, A, E say; Suppr makes unknown again; arrows go to the other
 * choices and the other enfants. A letter goes on to the next enfant, as one reads a paper register;
 * one that cannot be recorded stays there, and `isRefused` until another key.
 */
export function usePresenceKeys(listRef: RefObject<HTMLElement | null>) {
  const [isRefused, setIsRefused] = useState(false)
  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      const current = document.activeElement
      if (event.altKey || event.ctrlKey || event.metaKey) return
      if (!(current instanceof HTMLButtonElement) || current.role !== 'radio') return
      const groups = [
        ...(listRef.current?.querySelectorAll<HTMLElement>('[role=radiogroup]') ?? []),
      ]
      const row = groups.findIndex((group) => group.contains(current))
      const choicesOf = (index: number) => [
        ...(groups[index]?.querySelectorAll<HTMLButtonElement>('[role=radio]') ?? []),
      ]
      const choices = choicesOf(row)
      const column = choices.indexOf(current)
      const letter = LETTERS[event.key.toLowerCase()]
      const done = () => event.preventDefault()
      setIsRefused(false)

      if (letter !== undefined) {
        const choice = choices.find((button) => button.dataset.etat === letter)
        if (choice?.disabled === true) {
          setIsRefused(true)
          return done()
        }
        if (choice?.ariaChecked === 'false') choice.click()
        ;(choicesOf(row + 1)[column] ?? choice)?.focus()
        return done()
      }
      switch (event.key) {
        case 'Delete':
        case 'Backspace':
          choices.find(({ ariaChecked }) => ariaChecked === 'true')?.click()
          return done()
        case 'ArrowDown':
          choicesOf(row + 1)[column]?.focus()
          return done()
        case 'ArrowUp':
          choicesOf(row - 1)[column]?.focus()
          return done()
        case 'ArrowRight':
          choices[column + 1]?.focus()
          return done()
        case 'ArrowLeft':
          choices[column - 1]?.focus()
          return done()
        default:
          return
      }
    },
    [listRef],
  )
  return { onKeyDown, isRefused }
}
