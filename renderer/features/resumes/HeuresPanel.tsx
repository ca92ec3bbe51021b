import { STATUTS, type Statut } from '../../../shared/domain/listes.ts'
import { formatHeures, formatNumber } from '../../../shared/format.ts'
import type { Resume } from '../../../shared/ipc/resumes.ipc.ts'
import { STATUTS_TEXTS } from '../../texts/codes.ts'
import { formatMoisAnnee, formatMoisCourt } from '../../texts/dates.ts'
import { Bars } from '../../ui/Bars.tsx'
import type { ChartSerie } from '../../ui/chart-pattern.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { SmallTable } from '../../ui/SmallTable.tsx'
import styles from './AccueilScreen.module.css'

const LOOKS: Readonly<Record<Statut, Pick<ChartSerie, 'color' | 'pattern'>>> = {
  salarie: { color: 'var(--chart-1)', pattern: 'solid' },
  volontaire: { color: 'var(--chart-2)', pattern: 'dotted' },
  benevole: { color: 'var(--chart-3)', pattern: 'hatched' },
}

const SERIES: readonly ChartSerie[] = STATUTS.map((statut) => ({
  key: statut,
  label: STATUTS_TEXTS[statut],
  ...LOOKS[statut],
}))

type Minutes = Resume['minutesParStatut']

/** Hours by statut, month by month: in séances and apart, under the statut of the day. */
export function HeuresPanel({ mois }: { readonly mois: Resume['mois'] }) {
  if (mois.length === 0) return null
  return (
    <Panel title="Heures par mois et par statut">
      <div className={styles.chart}>
        <Bars
          layout="stacked"
          label="Heures par mois et par statut"
          bars={mois.map(({ mois: month, minutesParStatut }) => ({
            label: formatMoisCourt(month),
            ...hoursOf(minutesParStatut),
          }))}
          series={SERIES}
          format={(hours) => `${formatNumber(hours)}\u00a0h`}
        />
        <SmallTable
          label="Heures par mois et par statut, en chiffres"
          head={['Mois', ...STATUTS.map((statut) => STATUTS_TEXTS[statut]), 'Total']}
          rows={mois.map((line) => ({
            key: line.mois,
            cells: [formatMoisAnnee(line.mois), ...cellsOf(line.minutesParStatut)],
          }))}
          total={['Total', ...cellsOf(sumOf(mois.map(({ minutesParStatut }) => minutesParStatut)))]}
        />
      </div>
    </Panel>
  )
}

const hoursOf = (minutes: Minutes): Record<Statut, number> => ({
  salarie: minutes.salarie / 60,
  volontaire: minutes.volontaire / 60,
  benevole: minutes.benevole / 60,
})

/** Totals are summed from minutes, never from rounded hours. */
const cellsOf = (minutes: Minutes): readonly string[] => [
  ...STATUTS.map((statut) => formatHeures(minutes[statut])),
  formatHeures(STATUTS.reduce((sum, statut) => sum + minutes[statut], 0)),
]

const sumOf = (lines: readonly Minutes[]): Minutes =>
  lines.reduce((total, line) => ({
    salarie: total.salarie + line.salarie,
    volontaire: total.volontaire + line.volontaire,
    benevole: total.benevole + line.benevole,
  }))
