/**
 * Focuses the element found once the page is drawn, if the focus is nowhere then: on a slow computer a
 * quick user may already be typing elsewhere, and keeps her place.
 */
export function focusUnlessTaken(find: () => HTMLElement | null | undefined): void {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) find()?.focus({ preventScroll: true })
  })
}
