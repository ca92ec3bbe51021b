import type { ReactNode } from 'react'
import styles from './Tag.module.css'

/** A short state in words, with an icon so that colour is never the only sign. */
export function Tag({
  tone = 'quiet',
  icon,
  children,
}: {
  readonly tone?: 'quiet' | 'good' | 'warn' | 'bad' | 'accent'
  readonly icon?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <span className={styles.tag} data-tone={tone}>
      {icon}
      {children}
    </span>
  )
}
