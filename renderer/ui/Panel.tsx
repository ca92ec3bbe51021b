import { type ReactNode, useId } from 'react'
import styles from './Panel.module.css'

/** A titled block of a screen. */
export function Panel({
  title,
  aside,
  children,
}: {
  readonly title: string
  /** Content at the right of the title. */
  readonly aside?: ReactNode
  readonly children: ReactNode
}) {
  const titleId = useId()
  return (
    <section className={styles.panel} aria-labelledby={titleId}>
      <div className={styles.head}>
        <h2 id={titleId} className={styles.title}>
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  )
}
