/**
 * Gives the focus to what will be there once the page is drawn, where it would otherwise be nowhere: on a
 * slow computer a quick hand may already be typing elsewhere, and keeps its place.
 */
export function focusUnlessTaken(find: () => HTMLElement | null | undefined): void {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) find()?.focus({ preventScroll: true })
  })
}
