import type { ReactNode } from 'react'
import styles from './FigureButton.module.css'

/** A value that opens the records behind it. */
export function FigureButton({
  label,
  isOpen,
  panelId,
  onClick,
  children,
}: {
  /** Accessible name, beginning with the value shown. */
  readonly label: string
  readonly isOpen: boolean
  readonly panelId: string
  readonly onClick: () => void
  readonly children: ReactNode
}) {
  return (
    <button
      type="button"
      className={styles.figure}
      aria-label={label}
      aria-expanded={isOpen}
      aria-controls={isOpen ? panelId : undefined}
      onClick={onClick}
    >
      {children}
    </button>
  )
}
