import { type ReactNode, useEffect } from 'react'
import { createPortal } from 'react-dom'
import styles from './PrintedPage.module.css'

/** A page that is printed once as soon as it is drawn: it takes the place of the window on paper alone. */
export function PrintedPage({
  structure,
  title,
  onPrinted,
  children,
}: {
  /** Who prints, above the title. */
  readonly structure: string
  readonly title: string
  readonly onPrinted: () => void
  readonly children: ReactNode
}) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: prints once, whatever is drawn again
  useEffect(() => {
    window.addEventListener('afterprint', onPrinted)
    window.print()
    return () => window.removeEventListener('afterprint', onPrinted)
  }, [])
  return createPortal(
    <div className={styles.page} data-feuille="page">
      <p className={styles.structure}>{structure}</p>
      <h1 className={styles.title}>{title}</h1>
      {children}
    </div>,
    document.body,
  )
}
