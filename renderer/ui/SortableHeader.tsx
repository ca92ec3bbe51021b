import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import styles from './DataTable.module.css'

/** Heading of a column; a button when the column can be sorted. */
export function SortableHeader({
  label,
  align,
  sorted,
  onSort,
}: {
  readonly label: string
  readonly align: 'end' | undefined
  readonly sorted: false | 'asc' | 'desc'
  readonly onSort: (() => void) | undefined
}) {
  if (onSort === undefined) {
    return (
      <th scope="col" data-align={align}>
        {label}
      </th>
    )
  }
  const Arrow = sorted === 'desc' ? IconArrowDown : IconArrowUp
  const order = sorted === 'desc' ? 'descending' : 'ascending'
  return (
    <th scope="col" data-align={align} aria-sort={sorted === false ? 'none' : order}>
      <button type="button" className={styles.sort} onClick={onSort} data-sorted={sorted !== false}>
        {label}
        <Arrow size={14} aria-hidden className={styles.arrow} />
      </button>
    </th>
  )
}
