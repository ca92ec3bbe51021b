import type { ReactNode } from 'react'
import styles from './SmallTable.module.css'

/** A short table of numbers: a name, then right-aligned values; the last row may be the total. */
export function SmallTable({
  label,
  head,
  rows,
  total,
}: {
  readonly label: string
  readonly head: readonly string[]
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[]
  readonly total?: readonly ReactNode[]
}) {
  return (
    <table className={styles.table} aria-label={label}>
      <thead>
        <tr>
          {head.map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells }) => (
          <Row key={key} cells={cells} head={head} />
        ))}
      </tbody>
      {total === undefined ? null : (
        <tfoot>
          <Row cells={total} head={head} />
        </tfoot>
      )}
    </table>
  )
}

function Row({
  cells: [name, ...values],
  head,
}: {
  readonly cells: readonly ReactNode[]
  readonly head: readonly string[]
}) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {values.map((value, index) => (
        <td key={head[index + 1]}>{value}</td>
      ))}
    </tr>
  )
}
