import { useLocalStorage } from '@mantine/hooks'
import { useLayoutEffect } from 'react'

/** Sizes of text offered, in percent of the usual one. */
export const TAILLES_TEXTE = { min: 80, max: 150, step: 10 } as const

/** Size of the text, kept on this computer; every measure of the interface scales with it (rem). */
export function useTailleTexte() {
  return useLocalStorage<number>({
    key: 'cartable.taille-texte',
    defaultValue: 100,
    getInitialValueInEffect: false,
  })
}

/** Height of the rows of lists. */
export type Densite = 'compacte' | 'confortable'

/** Compact rows (one line each) or comfortable ones, kept on this computer. */
export function useDensite() {
  return useLocalStorage<Densite>({
    key: 'cartable.densite',
    defaultValue: 'compacte',
    getInitialValueInEffect: false,
  })
}

/** Applies the size of the text and the height of rows to the whole window. */
export function useApplyPreferences(): void {
  const [taille] = useTailleTexte()
  const [densite] = useDensite()
  useLayoutEffect(() => {
    document.documentElement.setAttribute('data-densite', densite)
  }, [densite])
  useLayoutEffect(() => {
    document.documentElement.style.fontSize = `${taille}%`
  }, [taille])
}
