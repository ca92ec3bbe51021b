import type { ReactNode } from 'react'
import styles from './ListHead.module.css'
import { useIsPrinting } from './PrintedPage.tsx'

/** Line over a list: its filters, its number of rows and its buttons. */
export function ListHead({
  count,
  before,
  filters,
  clear,
  tools,
  narrowedBy = [],
}: {
  /** « 12 séances sur 48 ». Announced when it changes. */
  readonly count: string
  /** Choice of how the list is shown. */
  readonly before?: ReactNode
  readonly filters?: ReactNode
  /** Button that clears the filters. */
  readonly clear?: ReactNode
  /** Buttons that act on the whole list. */
  readonly tools?: ReactNode
  /** Active filters, printed over the list: « Niveau : CM1 ». */
  readonly narrowedBy?: readonly string[]
}) {
  const isPrinting = useIsPrinting()
  const result = (
    <div className={styles.result}>
      <output className={styles.count}>{count}</output>
      {clear}
    </div>
  )
  return (
    <>
      <div className={styles.head}>
        {before}
        {filters === undefined ? (
          result
        ) : (
          <search className={styles.filters}>
            {filters}
            {result}
          </search>
        )}
        {tools === undefined ? null : <div className={styles.tools}>{tools}</div>}
      </div>
      {isPrinting ? <p className={styles.paper}>{[count, ...narrowedBy].join(' · ')}</p> : null}
    </>
  )
}
