import type { ReactNode } from 'react'
import styles from './FicheIntervenant.module.css'

/** A titled part of a fiche. */
export function Part({
  title,
  children,
}: {
  readonly title: string
  readonly children: ReactNode
}) {
  return (
    <section aria-label={title}>
      <h3 className={styles.title}>{title}</h3>
      {children}
    </section>
  )
}
