import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'

/** Content of an empty list: why it is empty, and what to do first. */
export function EmptyState({
  icon,
  title,
  advice,
  action,
}: {
  readonly icon: ReactNode
  readonly title: string
  readonly advice: ReactNode
  readonly action?: ReactNode
}) {
  return (
    <div className={styles.empty}>
      <span className={styles.icon} aria-hidden>
        {icon}
      </span>
      <p className={styles.title}>{title}</p>
      <p className={styles.advice}>{advice}</p>
      {action}
    </div>
  )
}
