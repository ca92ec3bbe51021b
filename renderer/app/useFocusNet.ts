import { type RefObject, useEffect } from 'react'

// Delay that lets the closing code give the focus back itself.
const DELAY_MS = 100

/**
 * Moves a lost focus to the title of its panel, or to the screen: the focused element may have been
 * removed (a button no longer of use, a dialog whose opener has gone).
 */
export function useFocusNet(screen: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let timer: number | undefined
    const onFocusOut = ({ target, relatedTarget }: FocusEvent) => {
      if (relatedTarget !== null || !(target instanceof Element)) return
      const panel = target.closest('aside')
      window.clearTimeout(timer)
      timer = window.setTimeout(() => {
        const isLost = document.activeElement === document.body
        if (!isLost || document.querySelector('[aria-modal="true"]') !== null) return
        const place = panel?.isConnected ? panel.querySelector('h2') : screen.current
        place?.focus({ preventScroll: true })
      }, DELAY_MS)
    }
    document.addEventListener('focusout', onFocusOut)
    return () => {
      window.clearTimeout(timer)
      document.removeEventListener('focusout', onFocusOut)
    }
  }, [screen])
}
