import { useHotkeys } from '@mantine/hooks'
import { type RefObject, useRef } from 'react'

/** Ctrl+S saves the form that carries the `ref`, unless the focus is in another form. */
export function useSaveKey(
  save: (form: HTMLFormElement) => void,
): RefObject<HTMLFormElement | null> {
  const ref = useRef<HTMLFormElement>(null)
  const saveHere = () => {
    const form = ref.current
    const typedIn = document.activeElement?.closest('form') ?? form
    if (form !== null && typedIn === form) save(form)
  }
  useHotkeys([['mod+S', saveHere]], [])
  return ref
}

/**
 * True when Échap, pressed on `target`, belongs to something open inside: a list of choices, a calendar, a menu. Échap
 * closes the innermost open thing only; a form and a panel leave the key alone then.
 */
export function isInnerOpen(target: EventTarget): boolean {
  if (!(target instanceof Element)) return false
  // A disclosure (« Détails ») has no popup: Échap is not its key.
  const opener = '[aria-expanded="true"][aria-haspopup]'
  const popup = '[role="listbox"], [role="menu"], [role="dialog"]'
  return target.closest(`${opener}, ${popup}`) !== null
}
