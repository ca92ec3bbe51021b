import { IconChevronRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './Stat.module.css'

/** A figure that is a door: the whole card leads to the records behind it. */
export function Stat({
  label,
  value,
  detail,
  href,
}: {
  readonly label: string
  readonly value: string
  readonly detail: ReactNode
  readonly href: string
}) {
  return (
    <a className={styles.stat} href={href}>
      <span className={styles.label}>
        {label}
        <IconChevronRight size="0.875rem" aria-hidden className={styles.arrow} />
      </span>
      <span className={styles.value}>{value}</span>
      <span className={styles.detail}>{detail}</span>
    </a>
  )
}
