import { focusUnlessTaken } from './focus.ts'

/** Closes a panel; the focus goes back to the row that opened it, else to the screen. */
export function closePanel(close: () => void): void {
  const opener = document.querySelector<HTMLElement>('tr[data-opened] button')
  close()
  focusUnlessTaken(() => opener ?? document.getElementById('contenu'))
}
