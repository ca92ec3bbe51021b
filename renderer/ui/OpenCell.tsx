import type { ReactNode } from 'react'
import styles from './OpenCell.module.css'

/**
 * The cell that opens its row at the right of the list. It is no stop of Tab: the list is one stop, and its
 * rows are gone through with the arrows (`VirtualRows`).
 */
export function OpenCell({
  id,
  label,
  isOpen,
  onOpen,
  children,
}: {
  /** For a test or a style that must find it. */
  readonly id?: string
  /** When what is shown does not name the row by itself. */
  readonly label?: string
  readonly isOpen?: boolean
  readonly onOpen: () => void
  readonly children: ReactNode
}) {
  return (
    <button
      type="button"
      tabIndex={-1}
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
