import type { ReactNode } from 'react'
import styles from './OpenCell.module.css'

/**
 * Button that opens a record at the right. In the cell of a list the button is no stop of Tab: the list is one stop,
 * and the arrows go through its rows (`VirtualRows`).
 */
export function OpenCell({
  id,
  label,
  isOpen,
  isInList = true,
  onOpen,
  children,
}: {
  /** Id for a test, a style or the focus that must find the button. */
  readonly id?: string
  /** Accessible name, when the content does not name the row by itself. */
  readonly label?: string
  readonly isOpen?: boolean
  /** False for a button outside a list: Tab stops there. */
  readonly isInList?: boolean
  readonly onOpen: () => void
  readonly children: ReactNode
}) {
  return (
    <button
      type="button"
      tabIndex={isInList ? -1 : 0}
      id={id}
      className={styles.open}
      aria-pressed={isOpen}
      aria-label={label}
      onClick={onOpen}
    >
      {children}
    </button>
  )
}
