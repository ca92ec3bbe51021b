import type { ReactNode } from 'react'
import styles from './Screen.module.css'

/**
 * Head and body of a screen. `fill`: the body takes the height that is left and scrolls by itself (a
 * list); else the whole screen scrolls.
 */
export function Screen({
  title,
  lead,
  actions,
  fill = false,
  children,
}: {
  readonly title: string
  /** Text under the title: année and action, or what the screen is for. */
  readonly lead?: ReactNode
  readonly actions?: ReactNode
  readonly fill?: boolean
  readonly children: ReactNode
}) {
  return (
    <div className={styles.screen} data-fill={fill}>
      <header className={styles.head}>
        <div className={styles.titles}>
          <h1 className={styles.title}>{title}</h1>
          {lead === undefined ? null : <p className={styles.lead}>{lead}</p>}
        </div>
        {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  )
}
