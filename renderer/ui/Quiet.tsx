import type { ReactNode } from 'react'
import styles from './Quiet.module.css'

/** Secondary text, smaller and softer; `block` puts it on a line of its own. */
export function Quiet({
  block = false,
  children,
}: {
  readonly block?: boolean
  readonly children: ReactNode
}) {
  return (
    <span className={styles.quiet} data-block={block || undefined}>
      {children}
    </span>
  )
}
