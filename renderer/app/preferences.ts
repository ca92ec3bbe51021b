import { useLocalStorage } from '@mantine/hooks'
import { useLayoutEffect } from 'react'

/** Sizes of text offered, in percent of the usual one. */
export const TAILLES_TEXTE = { min: 80, max: 150, step: 10 } as const

/** Size of the text, kept on this computer. Every measure of the interface follows it (rem). */
export function useTailleTexte() {
  return useLocalStorage<number>({
    key: 'cartable.taille-texte',
    defaultValue: 100,
    getInitialValueInEffect: false,
  })
}

/** Applies the size of the text to the whole window. */
export function useApplyTailleTexte(): void {
  const [taille] = useTailleTexte()
  useLayoutEffect(() => {
    document.documentElement.style.fontSize = `${taille}%`
  }, [taille])
}
