import type { ReactNode } from 'react'
import styles from './ListHead.module.css'
import { useIsPrinting } from './useIsPrinting.ts'

/** The line over a list: what narrows it, how many rows it has, what can be done with it. */
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
  /** What chooses how the list is shown. */
  readonly before?: ReactNode
  readonly filters?: ReactNode
  /** The way back to all. */
  readonly clear?: ReactNode
  /** What is done with the whole list. */
  readonly tools?: ReactNode
  /** What narrows the list now, said on paper: « Niveau : CM1 ». */
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
