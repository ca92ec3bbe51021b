import { focusUnlessTaken } from './focus.ts'

/**
 * Closes a panel. The focus goes back to the row or button that it showed (`data-opened`); without one,
 * the panel itself gives it back to what opened it (`SidePanel`).
 */
export function closePanel(close: () => void): void {
  const opener = document.querySelector<HTMLElement>('[data-opened] button, button[data-opened]')
  close()
  focusUnlessTaken(() => (opener?.isConnected === true ? opener : null))
}
