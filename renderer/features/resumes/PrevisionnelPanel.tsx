import { formatDate, formatDuree, formatNumber } from '../../../shared/format.ts'
import type { AvancementBilan } from '../../../shared/ipc/bilans.ipc.ts'
import { hrefTo } from '../../app/router.ts'
import { Bars } from '../../ui/Bars.tsx'
import type { ChartSerie } from '../../ui/chart-pattern.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { SmallTable } from '../../ui/SmallTable.tsx'
import { CopiableChart } from '../documents/CopiableChart.tsx'
import styles from './AccueilScreen.module.css'
import { type BarrePrevisionnel, barsOf, linesOf } from './previsionnel-lines.ts'

const SERIES: readonly ChartSerie[] = [
  { key: 'prevu', label: 'Prévu à la date', color: 'var(--chart-quiet)', pattern: 'hatched' },
  { key: 'reel', label: 'Réel', color: 'var(--chart-1)', pattern: 'solid' },
]

/** The prévisionnel of an action beside the réel, at the date of its bilan. */
export function PrevisionnelPanel({ avancement }: { readonly avancement: AvancementBilan }) {
  const { actionId, numero, arreteAu, comparaisons } = avancement
  const title = `Prévisionnel et réel, action ${numero}`
  const bars = barsOf(comparaisons)
  return (
    <Panel title={title} aside={<Quiet>arrêté au {formatDate(arreteAu)}, comme le bilan</Quiet>}>
      {comparaisons.length === 0 ? (
        <p className={styles.missing}>
          Rien n’est encore annoncé pour cette action.{' '}
          <a
            href={hrefTo('reglages', {
              section: 'actions',
              action: actionId,
              partie: 'previsionnel',
            })}
          >
            Saisir son prévisionnel
          </a>
        </p>
      ) : (
        <div className={styles.compared}>
          <div className={styles.charts}>
            <Pairs label="Enfants, familles et collectifs" numero={numero} bars={bars.public} />
            <Pairs label="Heures par statut" numero={numero} bars={bars.heures} isHours />
          </div>
          <SmallTable
            label={`${title}, en chiffres`}
            head={['Élément', 'Prévu sur l’année', 'Prévu à la date', 'Réel', 'Écart']}
            rows={linesOf(comparaisons).map(({ key, label, prevu, prevuALaDate, reel, ecart }) => ({
              key,
              cells: [label, prevu, prevuALaDate, reel, ecart],
            }))}
          />
        </div>
      )}
    </Panel>
  )
}

function Pairs({
  label,
  numero,
  bars,
  isHours = false,
}: {
  readonly label: string
  /** Number of the action. */
  readonly numero: string
  readonly bars: readonly BarrePrevisionnel[]
  readonly isHours?: boolean
}) {
  if (bars.length === 0) return null
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>{label}</figcaption>
      <CopiableChart title={`${label}\u00a0: prévu et réel de l’action ${numero}`} series={SERIES}>
        <Bars
          layout="grouped"
          label={label}
          bars={bars}
          series={SERIES}
          format={(value) => (isHours ? formatDuree(Math.round(value * 60)) : formatNumber(value))}
        />
      </CopiableChart>
    </figure>
  )
}
