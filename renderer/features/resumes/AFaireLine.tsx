import { IconChevronRight } from '@tabler/icons-react'
import type { MouseEvent, ReactNode } from 'react'
import { formatNumber } from '../../../shared/format.ts'
import styles from './AccueilScreen.module.css'

/** One line of « À faire »: how many, or a sign, and the way there. */
export function AFaireLine({
  count,
  href,
  onClick,
  aside,
  children,
}: {
  readonly count: number | ReactNode
  readonly href: string
  /** What the link does besides leading there. */
  readonly onClick?: (event: MouseEvent) => void
  /** What else may be done of it. */
  readonly aside?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <li className={styles.todoItem}>
      <a className={styles.todoLine} href={href} onClick={onClick}>
        <span className={styles.todoCount}>
          {typeof count === 'number' ? formatNumber(count) : count}
        </span>
        <span>{children}</span>
        <IconChevronRight size="1rem" aria-hidden className={styles.todoArrow} />
      </a>
      {aside}
    </li>
  )
}
