import type { ReactNode } from 'react'
import styles from './OpenCell.module.css'

/** The cell that opens its row at the right of the list, for the keyboard too. */
export function OpenCell({
  id,
  label,
  isOpen,
  onOpen,
  children,
}: {
  /** Where the focus comes back when the panel closes. */
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
