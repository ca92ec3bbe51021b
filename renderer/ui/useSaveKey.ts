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
