import { type ReactNode, useId } from 'react'
import styles from './Fiche.module.css'

/** A titled part of a fiche, with its buttons. */
export function FichePart({
  title,
  aside,
  children,
}: {
  readonly title: string
  readonly aside?: ReactNode
  readonly children: ReactNode
}) {
  const id = useId()
  return (
    <section className={styles.part} aria-labelledby={id}>
      <div className={styles.partHead}>
        <h3 id={id} className={styles.partTitle}>
          {title}
        </h3>
        {aside}
      </div>
      {children}
    </section>
  )
}
