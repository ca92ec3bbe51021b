import { useHotkeys } from '@mantine/hooks'
import { type RefObject, useRef } from 'react'

/** Ctrl+S saves the form that the `ref` is put on, unless another one is being typed in. */
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
