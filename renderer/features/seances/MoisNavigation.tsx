import { formatMois, formatNumber } from '../../../shared/format.ts'
import { hrefTo, useRoute } from '../../app/router.ts'
import { formatMoisCourt } from '../../texts/dates.ts'
import { TOUS_LES_MOIS } from './filter-seances.ts'
import styles from './MoisNavigation.module.css'

/** One link per month that holds séances, and one for the whole année. */
export function MoisNavigation({
  months,
  current,
}: {
  readonly months: readonly { readonly mois: string; readonly count: number }[]
  /** Month shown; null for the whole année. */
  readonly current: string | null
}) {
  const { params } = useRoute()
  const hrefOf = (mois: string) => hrefTo('seances', { ...Object.fromEntries(params), mois })
  const total = months.reduce((sum, { count }) => sum + count, 0)
  return (
    <nav aria-label="Mois" className={styles.months}>
      <a
        href={hrefOf(TOUS_LES_MOIS)}
        className={styles.month}
        aria-current={current === null ? 'true' : undefined}
      >
        Toute l’année <span className={styles.count}>{formatNumber(total)}</span>
      </a>
      {months.map(({ mois, count }) => (
        <a
          key={mois}
          href={hrefOf(mois)}
          className={styles.month}
          aria-current={current === mois ? 'true' : undefined}
          title={formatMois(mois)}
        >
          {formatMoisCourt(mois)} <span className={styles.count}>{formatNumber(count)}</span>
        </a>
      ))}
    </nav>
  )
}
