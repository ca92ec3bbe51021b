import { formatNumber } from '../../../shared/format.ts'
import { SmallTable } from '../../ui/SmallTable.tsx'
import styles from './AccueilScreen.module.css'

/** Different enfants by something, each line with its share of them all. */
export function PartsTable({
  label,
  head,
  lines,
  total,
}: {
  readonly label: string
  /** What the lines are. */
  readonly head: string
  readonly lines: readonly { readonly key: string; readonly name: string; readonly count: number }[]
  readonly total: number
}) {
  return (
    <SmallTable
      label={label}
      head={[head, 'Part', 'Enfants']}
      rows={lines.map(({ key, name, count }) => ({
        key,
        cells: [
          name,
          <Meter key="part" ratio={total === 0 ? 0 : count / total} />,
          formatNumber(count),
        ],
      }))}
      total={['Total', null, formatNumber(total)]}
    />
  )
}

function Meter({ ratio }: { readonly ratio: number }) {
  return (
    <span role="img" aria-label={`${Math.round(ratio * 100)} %`} className={styles.part}>
      <span className={styles.meter} style={{ width: `${ratio * 100}%` }} />
    </span>
  )
}
