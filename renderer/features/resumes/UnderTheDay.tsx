import { Menu } from '@mantine/core'
import { IconChevronRight, IconListCheck, IconPrinter } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { isSaisonBilan } from '../../../shared/domain/bilan.ts'
import { STATUTS } from '../../../shared/domain/listes.ts'
import {
  formatCount,
  formatDate,
  formatDuree,
  formatNumber,
  formatTaux,
} from '../../../shared/format.ts'
import type { AvancementBilan } from '../../../shared/ipc/bilans.ipc.ts'
import type { Resume } from '../../../shared/ipc/resumes.ipc.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { hrefTo } from '../../app/router.ts'
import { usePerimetre, useSelection } from '../../app/selection.tsx'
import { useRead } from '../../app/useRead.ts'
import { Bars, printWithCharts } from '../../ui/Bars.tsx'
import type { ChartSerie } from '../../ui/chart-pattern.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { SmallTable } from '../../ui/SmallTable.tsx'
import { MoreMenu } from '../../ui/TableMenu.tsx'
import { CopiableChart } from '../documents/CopiableChart.tsx'
import styles from './AccueilScreen.module.css'
import { AFairePanel, useBrouillons, useRappelSauvegarde } from './AFairePanel.tsx'
import { EtablissementsPanel, HeuresPanel, NiveauxPanel, PresencesPanel } from './AnneePanels.tsx'
import { type BarrePrevisionnel, barsOf, linesOf } from './previsionnel-lines.ts'

const SERIES: readonly ChartSerie[] = [
  { key: 'prevu', label: 'Prévu à la date', color: 'var(--chart-quiet)', pattern: 'hatched' },
  { key: 'reel', label: 'Réel', color: 'var(--chart-1)', pattern: 'solid' },
]

/** What stands under the day: figures, things to do, the année at a glance. It reads what only it shows. */
export function UnderTheDay() {
  const query = useRead('resumes:find', usePerimetre())
  return <Loaded query={query}>{(resume) => <AnneeEnCours resume={resume} />}</Loaded>
}

function AnneeEnCours({ resume }: { readonly resume: Resume }) {
  const { annee, contexte } = useSelection()
  const { data: avancements } = useRead('bilans:findAvancements', usePerimetre())
  const bilans = avancements?.filter(({ dateRetour }) =>
    isSaisonBilan(annee, dateRetour, contexte.today),
  )
  const { data: brouillons } = useBrouillons()
  const { data: sauvegarde } = useRappelSauvegarde()
  return (
    <>
      <StatsRow resume={resume} />
      <AFairePanel
        brouillons={brouillons}
        aFaire={resume.aFaire}
        rappels={resume.rappels}
        avancements={bilans}
        sauvegarde={sauvegarde}
      />
      <div className={styles.pair}>
        <NiveauxPanel resume={resume} />
        <EtablissementsPanel resume={resume} />
      </div>
      <PresencesPanel mois={resume.mois} />
      <HeuresPanel mois={resume.mois} />
      {avancements?.map((avancement) => (
        <PrevisionnelPanel key={avancement.actionId} avancement={avancement} />
      ))}
    </>
  )
}

/** What Accueil offers besides its buttons. */
export function AccueilMenu({
  showPremiersPas,
}: {
  /** Shows the hidden first steps again; null when there is none to show. */
  readonly showPremiersPas: (() => void) | null
}) {
  return (
    <MoreMenu>
      <Menu.Item leftSection={<IconPrinter size="1rem" />} onClick={() => void printWithCharts()}>
        Imprimer
      </Menu.Item>
      {showPremiersPas === null ? null : (
        <Menu.Item leftSection={<IconListCheck size="1rem" />} onClick={showPremiersPas}>
          Montrer les premiers pas
        </Menu.Item>
      )}
    </MoreMenu>
  )
}

/** The figures of the année, each leading to the list that it counts. */
function StatsRow({ resume }: { readonly resume: Resume }) {
  const minutes = STATUTS.reduce((sum, statut) => sum + resume.minutesParStatut[statut], 0)
  return (
    <div className={styles.stats}>
      <Stat
        label="Enfants"
        value={formatNumber(resume.enfants)}
        detail={enfantsDetail(resume)}
        href={hrefTo('enfants', { statut: 'inscrit' })}
      />
      <Stat
        label="Assiduité"
        value={resume.assiduite === null ? '–' : formatTaux(resume.assiduite)}
        detail={
          resume.presencesInconnues === 0
            ? 'toutes les présences notées'
            : formatCount(resume.presencesInconnues, 'présence non notée', 'présences non notées')
        }
        href={hrefTo('enfants', { statut: 'inscrit' })}
      />
      <Stat
        label="Séances tenues"
        value={formatNumber(resume.seancesTenues)}
        detail={`${formatCount(resume.seancesPrevues, 'prévue')}, ${formatCount(resume.seancesAnnulees, 'annulée')}`}
        href={hrefTo('seances', { etat: 'tenue', mois: 'tous' })}
      />
      <Stat
        label="Intervenants"
        value={formatNumber(resume.intervenants)}
        detail={`dans ${formatCount(resume.collectifs, 'collectif')}`}
        href={hrefTo('intervenants')}
      />
      <Stat
        label="Heures"
        value={formatDuree(minutes)}
        detail={`dont ${formatDuree(resume.minutesParStatut.benevole)} bénévoles`}
        href={hrefTo('intervenants')}
      />
    </div>
  )
}

function enfantsDetail({ familles, listeAttente }: Resume): string {
  const waiting = listeAttente === 0 ? '' : `, ${formatNumber(listeAttente)} en attente`
  return `${formatCount(familles, 'famille')}${waiting}`
}

/** The prévisionnel of an action beside the réel, at the date of its bilan. */
function PrevisionnelPanel({ avancement }: { readonly avancement: AvancementBilan }) {
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

/** A figure that is a door: the whole card leads to the records behind it. */
function Stat({
  label,
  value,
  detail,
  href,
}: {
  readonly label: string
  readonly value: string
  readonly detail: ReactNode
  readonly href: string
}) {
  return (
    <a className={styles.stat} href={href}>
      <span className={styles.label}>
        {label}
        <IconChevronRight size="0.875rem" aria-hidden className={styles.arrow} />
      </span>
      <span className={styles.value}>{value}</span>
      <span className={styles.detail}>{detail}</span>
    </a>
  )
}
