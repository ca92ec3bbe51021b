/** Closes a panel; the focus goes back to the row that opened it, else to the screen. */
export function closePanel(close: () => void): void {
  const opener = document.querySelector<HTMLElement>('tr[data-opened] button')
  close()
  requestAnimationFrame(() => (opener ?? document.getElementById('contenu'))?.focus())
}
