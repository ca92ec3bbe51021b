import { useCallback, useEffect, useRef } from 'react'

/** Where the focus is when nobody put it anywhere: on the page itself, or on the screen just opened. */
const isNowhere = (): boolean => {
  const { activeElement } = document
  return (
    activeElement === null || activeElement === document.body || activeElement.tagName === 'MAIN'
  )
}

/** The grid takes the focus when it appears, unless the user is busy elsewhere: she types at once. */
export function useGridFocus() {
  const gridRef = useRef<HTMLTableElement>(null)
  const focusGrid = useCallback(() => gridRef.current?.focus({ preventScroll: true }), [])
  useEffect(() => {
    // After the frame has moved the focus to a screen just opened.
    const request = requestAnimationFrame(() => isNowhere() && focusGrid())
    return () => cancelAnimationFrame(request)
  }, [focusGrid])
  return { gridRef, focusGrid }
}
