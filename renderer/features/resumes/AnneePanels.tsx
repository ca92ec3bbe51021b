import { STATUTS, type Statut } from '../../../shared/domain/listes.ts'
import { PALIERS } from '../../../shared/domain/niveau.ts'
import { formatDuree, formatNumber, formatTaux } from '../../../shared/format.ts'
import type { Resume } from '../../../shared/ipc/resumes.ipc.ts'
import { LIBELLES_PALIER } from '../../../shared/texts/libelles.ts'
import { STATUTS_TEXTS } from '../../texts/codes.ts'
import { formatMoisAnnee, formatMoisCourt } from '../../texts/dates.ts'
import { Bars } from '../../ui/Bars.tsx'
import type { ChartSerie } from '../../ui/chart-pattern.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { SmallTable } from '../../ui/SmallTable.tsx'
import { CopiableChart } from '../documents/CopiableChart.tsx'
import styles from './AccueilScreen.module.css'

const SERIES: readonly ChartSerie[] = [
  { key: 'presents', label: 'Présents', color: 'var(--chart-present)', pattern: 'solid' },
  { key: 'excuses', label: 'Excusés', color: 'var(--chart-excuse)', pattern: 'hatched' },
  { key: 'absents', label: 'Absents', color: 'var(--chart-absent)', pattern: 'dotted' },
]

type Counts = Pick<Resume['mois'][number], 'presents' | 'absents' | 'excuses' | 'seances'>

/** Recorded présences, month by month. */
export function PresencesPanel({ mois }: { readonly mois: Resume['mois'] }) {
  if (mois.length === 0) return null
  return (
    <Panel title="Présences par mois">
      <div className={styles.chart}>
        <CopiableChart title="Présences par mois" series={SERIES}>
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
        </CopiableChart>
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

const LOOKS: Readonly<Record<Statut, Pick<ChartSerie, 'color' | 'pattern'>>> = {
  salarie: { color: 'var(--chart-salarie)', pattern: 'solid' },
  volontaire: { color: 'var(--chart-volontaire)', pattern: 'dotted' },
  benevole: { color: 'var(--chart-benevole)', pattern: 'hatched' },
}

const STATUTS_SERIES: readonly ChartSerie[] = STATUTS.map((statut) => ({
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
        <CopiableChart title="Heures par mois et par statut" series={STATUTS_SERIES}>
          <Bars
            layout="stacked"
            label="Heures par mois et par statut"
            bars={mois.map(({ mois: month, minutesParStatut }) => ({
              label: formatMoisCourt(month),
              ...hoursOf(minutesParStatut),
            }))}
            series={STATUTS_SERIES}
            format={(hours) => formatDuree(Math.round(hours * 60))}
          />
        </CopiableChart>
        <SmallTable
          label="Heures par mois et par statut, en chiffres"
          head={['Mois', ...STATUTS.map((statut) => STATUTS_TEXTS[statut]), 'Total']}
          rows={mois.map((line) => ({
            key: line.mois,
            cells: [formatMoisAnnee(line.mois), ...heuresCells(line.minutesParStatut)],
          }))}
          total={[
            'Total',
            ...heuresCells(sumHeures(mois.map(({ minutesParStatut }) => minutesParStatut))),
          ]}
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

/** Cells of hours; totals are summed from minutes, never from rounded hours. */
const heuresCells = (minutes: Minutes): readonly string[] => [
  ...STATUTS.map((statut) => formatDuree(minutes[statut])),
  formatDuree(STATUTS.reduce((sum, statut) => sum + minutes[statut], 0)),
]

const sumHeures = (lines: readonly Minutes[]): Minutes =>
  lines.reduce((total, line) => ({
    salarie: total.salarie + line.salarie,
    volontaire: total.volontaire + line.volontaire,
    benevole: total.benevole + line.benevole,
  }))

/** Different enfants by level of school, as the form counts them. */
export function NiveauxPanel({
  resume: { enfants, enfantsParPalier },
}: {
  readonly resume: Resume
}) {
  return (
    <Panel title="Enfants par niveau">
      <PartsTable
        label="Enfants par niveau"
        head="Niveau"
        lines={PALIERS.map((palier) => ({
          key: palier,
          name: LIBELLES_PALIER[palier],
          count: enfantsParPalier[palier],
        }))}
        total={enfants}
      />
    </Panel>
  )
}

/** Different enfants by school, each under that of the latest inscription. */
export function EtablissementsPanel({
  resume: { enfants, enfantsParEtablissement },
}: {
  readonly resume: Resume
}) {
  if (enfants === 0) return null
  return (
    <Panel title="Enfants par établissement">
      <PartsTable
        label="Enfants par établissement"
        head="Établissement"
        lines={enfantsParEtablissement.map(({ etablissement, enfants: count }, index) => ({
          // Two schools may have one name.
          key: `${index}`,
          name: etablissement ?? 'Non précisé',
          count,
        }))}
        total={enfants}
      />
    </Panel>
  )
}

/** Table of different enfants by category, each line with its share of the total. */
function PartsTable({
  label,
  head,
  lines,
  total,
}: {
  readonly label: string
  /** Heading of the first column. */
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
