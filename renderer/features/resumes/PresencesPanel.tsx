import { formatNumber, formatTaux } from '../../../shared/format.ts'
import type { Resume } from '../../../shared/ipc/resumes.ipc.ts'
import { formatMoisAnnee, formatMoisCourt } from '../../texts/dates.ts'
import { Bars } from '../../ui/Bars.tsx'
import type { ChartSerie } from '../../ui/chart-pattern.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { SmallTable } from '../../ui/SmallTable.tsx'
import styles from './AccueilScreen.module.css'

const SERIES: readonly ChartSerie[] = [
  { key: 'presents', label: 'Présents', color: 'var(--chart-3)', pattern: 'solid' },
  { key: 'excuses', label: 'Excusés', color: 'var(--chart-2)', pattern: 'hatched' },
  { key: 'absents', label: 'Absents', color: 'var(--chart-1)', pattern: 'dotted' },
]

type Counts = Pick<Resume['mois'][number], 'presents' | 'absents' | 'excuses' | 'seances'>

/** Recorded présences, month by month. */
export function PresencesPanel({ mois }: { readonly mois: Resume['mois'] }) {
  if (mois.length === 0) return null
  return (
    <Panel title="Présences par mois">
      <div className={styles.chart}>
        <Bars
          layout="stacked"
          label="Présences par mois"
          bars={mois.map(({ mois: month, presents, excuses, absents }) => ({
            label: formatMoisCourt(month),
            presents,
            excuses,
            absents,
          }))}
          series={SERIES}
          format={formatNumber}
        />
        <SmallTable
          label="Présences par mois, en chiffres"
          head={['Mois', 'Séances', 'Présents', 'Excusés', 'Absents', 'Assiduité']}
          rows={mois.map((line) => ({
            key: line.mois,
            cells: [formatMoisAnnee(line.mois), ...cellsOf(line)],
          }))}
          total={['Total', ...cellsOf(sumOf(mois))]}
        />
      </div>
    </Panel>
  )
}

function cellsOf({ seances, presents, excuses, absents }: Counts): readonly string[] {
  const recorded = presents + excuses + absents
  return [
    formatNumber(seances),
    formatNumber(presents),
    formatNumber(excuses),
    formatNumber(absents),
    recorded === 0 ? '–' : formatTaux(presents / recorded),
  ]
}

const sumOf = (lines: readonly Counts[]): Counts =>
  lines.reduce((total, line) => ({
    seances: total.seances + line.seances,
    presents: total.presents + line.presents,
    absents: total.absents + line.absents,
    excuses: total.excuses + line.excuses,
  }))
