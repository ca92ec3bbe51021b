import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './Notice.module.css'

/** A message that stands out: a warning, or (`bad`) something that went wrong, then announced at once. */
export function Notice({
  tone,
  title,
  children,
}: {
  readonly tone: 'warn' | 'bad'
  readonly title: string
  readonly children: ReactNode
}) {
  return (
    <div className={styles.notice} data-tone={tone} role={tone === 'bad' ? 'alert' : 'note'}>
      <IconAlertTriangle size="1.25rem" aria-hidden className={styles.icon} />
      <div className={styles.body}>
        <p className={styles.title}>{title}</p>
        {children}
      </div>
    </div>
  )
}
