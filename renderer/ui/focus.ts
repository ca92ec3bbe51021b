/**
 * Focuses the element found once the page is drawn, if the focus is nowhere then: on a slow computer a
 * quick user may already be typing elsewhere, and keeps her place.
 */
export function focusUnlessTaken(find: () => HTMLElement | null | undefined): void {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) find()?.focus({ preventScroll: true })
  })
}

/**
 * Closes a panel. The focus goes back to the row or button that it showed (`data-opened`); without one,
 * the panel itself gives it back to what opened it (`SidePanel`).
 */
export function closePanel(close: () => void): void {
  const opener = document.querySelector<HTMLElement>('[data-opened] button, button[data-opened]')
  close()
  focusUnlessTaken(() => (opener?.isConnected === true ? opener : null))
}
