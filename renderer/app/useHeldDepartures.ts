import { useEffect } from 'react'
import { hasUnsaved, leave, writesUnderWay } from './unsaved.ts'

/**
 * Holds whatever would take an unsaved form away and is not asked by a button of the screen: a link,
 * « Précédent », the window that closes. Buttons go through `leave` themselves.
 */
export function useHeldDepartures(): void {
  useEffect(() => {
    window.navigation.addEventListener('navigate', holdNavigation)
    window.addEventListener('beforeunload', holdClosing)
    window.addEventListener('keydown', goThroughHistory)
    const stopListening = window.cartable.on('app:sessionEnds', saveField)
    return () => {
      stopListening()
      window.navigation.removeEventListener('navigate', holdNavigation)
      window.removeEventListener('beforeunload', holdClosing)
      window.removeEventListener('keydown', goThroughHistory)
    }
  }, [])
}

/** Asks before a change of address discards a form. A `replace` only narrows the same screen, so it passes. */
function holdNavigation(event: NavigateEvent): void {
  const { navigationType, destination } = event
  if (!hasUnsaved() || !event.cancelable || navigationType === 'replace') return
  event.preventDefault()
  leave(() => {
    if (navigationType === 'traverse') window.navigation.traverseTo(destination.key)
    else window.location.assign(destination.url)
  })
}

/** Blurs the focused field: fields that save when left are saved before the window closes. */
function saveField(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}

/** Asks before closing: on `preventDefault` Electron keeps the window open and says nothing. */
function holdClosing(event: BeforeUnloadEvent): void {
  saveField()
  const underWay = writesUnderWay()
  if (hasUnsaved()) {
    event.preventDefault()
    leave(() => window.close())
  } else if (underWay !== null) {
    event.preventDefault()
    void underWay.then(() => window.close())
  }
}

/** Alt+← and Alt+→, which a browser offers and Electron does not. */
function goThroughHistory(event: KeyboardEvent): void {
  if (!event.altKey || event.ctrlKey || event.shiftKey || event.metaKey) return
  if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
  event.preventDefault()
  if (event.key === 'ArrowLeft') window.history.back()
  else window.history.forward()
}
