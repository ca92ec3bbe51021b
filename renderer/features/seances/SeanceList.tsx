import { VisuallyHidden } from '@mantine/core'
import { IconCalendarEvent } from '@tabler/icons-react'
import { type ReactNode, useEffect, useMemo } from 'react'
import type { IsoDate } from '../../../shared/dates.ts'
import { ETATS_SEANCE } from '../../../shared/domain/listes.ts'
import {
  isRegistreASaisir,
  isSansActivite,
  isSansIntervenant,
} from '../../../shared/domain/seance.ts'
import {
  formatCount,
  formatDate,
  formatHeureDuJour,
  formatMois,
  formatNumber,
} from '../../../shared/format.ts'
import type { SeanceLigne } from '../../../shared/ipc/seances.ipc.ts'
import { LIBELLES_ACTIVITE, LIBELLES_ETAT_SEANCE } from '../../../shared/texts/libelles.ts'
import { List } from '../../app/List.tsx'
import { hrefTo, useRoute, useScreenParams } from '../../app/router.ts'
import { useSelection } from '../../app/selection.tsx'
import { formatHoraire, formatJour, formatMoisCourt } from '../../texts/dates.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { choice, countText, type ListDescription, narrow, readValues } from '../../ui/list.ts'
import { OpenCell } from '../../ui/OpenCell.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import type { TableGroup } from '../../ui/VirtualRows.tsx'
import { VueChoice } from './Calendars.tsx'
import styles from './SeanceList.module.css'
import { EtatTag } from './seance-signs.tsx'
import { openerId, useSeancePanel } from './useSeances.ts'

/** Value of the month in the address for the whole année: no value means the present month. */
const TOUS_LES_MOIS = 'tous'

/** Reasons why a séance deserves a look, counted as in « À faire » of Accueil. */
const SUIVIS = ['registre', 'sans-intervenant', 'sans-activite'] as const
type Suivi = (typeof SUIVIS)[number]

const DESERVES: Readonly<Record<Suivi, (ligne: SeanceLigne, today: IsoDate) => boolean>> = {
  registre: isRegistreASaisir,
  'sans-intervenant': isSansIntervenant,
  'sans-activite': isSansActivite,
}

/** Reasons why a séance deserves a look today; most have none. */
const suivisOf = (ligne: SeanceLigne, today: IsoDate): readonly Suivi[] =>
  SUIVIS.filter((suivi) => DESERVES[suivi](ligne, today))

/** Month of a séance, `AAAA-MM`. */
const moisOf = ({ date }: { readonly date: IsoDate }): string => date.slice(0, 7)

/** List of the séances held, planned and cancelled, by month. */
export function SeanceList({
  lignes,
  side,
}: {
  readonly lignes: readonly SeanceLigne[]
  readonly side: ReactNode
}) {
  const { contexte } = useSelection()
  const { params, setParams } = useScreenParams()
  const { content, openSeance } = useSeancePanel()
  const list = useMemo(() => seanceList(contexte.today), [contexte.today])
  const fitting = useMemo(
    () => narrow(list, lignes, readValues(list, params)),
    [list, lignes, params],
  )
  const mois = chooseMois(params.get('mois'), fitting, contexte.today)
  const rows = useMemo(
    () => (mois === null ? lignes : lignes.filter((ligne) => moisOf(ligne) === mois)),
    [lignes, mois],
  )
  // A link to filtered séances opens the list without `vue=liste`: removing the filter would leave the list.
  const isSaid = params.get('vue') === 'liste'
  useEffect(() => {
    if (!isSaid) setParams({ vue: 'liste' })
  }, [isSaid, setParams])
  return (
    <List
      list={list}
      rows={rows}
      before={<VueChoice vue="liste" />}
      notice={() => <MoisNavigation months={countByMois(fitting)} current={mois} />}
      panel={side}
      groupOf={() => groupOf}
      opened={content?.genre === 'seance' ? content.seanceId : null}
      onOpen={({ seanceId }) => openSeance(seanceId)}
      empty={() => (
        <EmptyState
          icon={<IconCalendarEvent />}
          title="Aucune séance ne correspond"
          advice="Retirez un filtre pour en voir davantage."
        />
      )}
    />
  )
}

const groupOf = (ligne: SeanceLigne): TableGroup => ({
  key: moisOf(ligne),
  heading: formatMois(ligne.date),
})

const SUIVI_TEXTS: Readonly<Record<Suivi, string>> = {
  registre: 'Registre à saisir',
  'sans-intervenant': 'Sans intervenant',
  'sans-activite': 'Sans activité notée',
}

/** Description of the list of séances; their suivi depends on today. */
const seanceList = (today: IsoDate): ListDescription<SeanceLigne> => ({
  label: 'Liste des séances',
  idOf: ({ seanceId }) => seanceId,
  minWidth: 49.25,
  count: (shown, all) =>
    countText(shown.length, all.length, (count) => formatCount(count, 'séance')),
  columns: [
    {
      id: 'date',
      header: 'Jour et heure',
      width: '11.5rem',
      isRowHeader: true,
      cell: (ligne) => <OpenSeance seance={ligne} />,
      copy: [
        { header: 'Jour', text: ({ date }) => formatDate(date) },
        { header: 'Heures', text: formatHoraire },
      ],
    },
    {
      id: 'collectif',
      header: 'Collectif',
      width: '8rem',
      text: ({ collectif }) => collectif,
      filter: choice({ all: 'Tous', pick: ({ collectif }: SeanceLigne) => collectif }),
    },
    {
      id: 'activites',
      // Wide enough for two on one line; the intervenants have the room left.
      header: 'Activités',
      width: '13.25rem',
      isExtra: true,
      wraps: true,
      text: activitesText,
      cell: (ligne) => activitesText(ligne) || <Quiet>–</Quiet>,
    },
    {
      id: 'intervenants',
      header: 'Intervenants',
      isExtra: true,
      wraps: true,
      text: ({ intervenants }) => intervenants.join(', '),
      cell: ({ intervenants }) => intervenants.join(', ') || <Quiet>Personne</Quiet>,
    },
    {
      id: 'presences',
      header: 'Présents',
      width: '6.5rem',
      align: 'end',
      isExtra: true,
      wraps: true,
      text: presencesText,
      cell: (ligne) => <Presences ligne={ligne} />,
      copy: [
        { header: 'État', text: ({ etat }) => LIBELLES_ETAT_SEANCE[etat] },
        { header: 'Présents', text: presencesText },
      ],
    },
  ],
  filters: [
    {
      key: 'etat',
      label: 'État',
      ...choice({
        all: 'Tous',
        pick: ({ etat }: SeanceLigne) => etat,
        order: ETATS_SEANCE,
        labelOf: (etat) => LIBELLES_ETAT_SEANCE[etat],
      }),
    },
    {
      key: 'suivi',
      label: 'À suivre',
      ...choice({
        all: 'Toutes les séances',
        pick: (ligne: SeanceLigne) => suivisOf(ligne, today),
        order: SUIVIS,
        labelOf: (suivi) => SUIVI_TEXTS[suivi],
      }),
    },
  ],
})

/** Day of a séance, as a button that opens it on the right. */
function OpenSeance({ seance }: { readonly seance: SeanceLigne }) {
  const { content, openSeance } = useSeancePanel()
  const { seanceId, date, debut, collectif } = seance
  return (
    <>
      <OpenCell
        id={openerId(seanceId)}
        isOpen={content?.genre === 'seance' && content.seanceId === seanceId}
        onOpen={() => openSeance(seanceId)}
      >
        <VisuallyHidden>Ouvrir la séance du </VisuallyHidden>
        {formatJour(date)}
        <VisuallyHidden>{` à ${formatHeureDuJour(debut)}, ${collectif}`}</VisuallyHidden>
      </OpenCell>{' '}
      <Quiet>{formatHoraire(seance).replaceAll(' ', '\u00a0')}</Quiet>
    </>
  )
}

/** Activités of a séance, or the motif of its cancellation. */
function activitesText({ etat, motif, activites }: SeanceLigne): string {
  if (etat === 'annulee') return motif ?? 'Sans motif noté'
  return activites.map((activite) => LIBELLES_ACTIVITE[activite]).join(', ')
}

/** Counts of présences in words; unknown is told as such: a child without a record is never an absent one. */
function presencesText({ presents, absents, excuses, inconnus }: SeanceLigne): string {
  const recorded = presents + absents + excuses
  if (recorded === 0) return inconnus === 0 ? '' : 'À saisir'
  const unknown = inconnus === 0 ? '' : `, ${formatCount(inconnus, 'non noté', 'non notés')}`
  return `${presents} sur ${recorded}${unknown}`
}

/** Who came; the état of a séance that has no register to read. */
function Presences({ ligne }: { readonly ligne: SeanceLigne }) {
  const text = presencesText(ligne)
  if (text === '' || ligne.etat === 'annulee') return <EtatTag etat={ligne.etat} />
  return /^\d/.test(text) ? text : <Quiet>{text}</Quiet>
}

/** One link per month that holds séances, and one for the whole année. */
function MoisNavigation({
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

/** Months that hold a séance, in order, each with its number of séances. */
function countByMois(
  lignes: readonly SeanceLigne[],
): readonly { readonly mois: string; readonly count: number }[] {
  return [...Map.groupBy(lignes, moisOf)].map(([mois, group]) => ({ mois, count: group.length }))
}

/**
 * The month shown, null for the whole année. She opens the list after a séance: with nothing asked,
 * the present month comes first where it holds séances.
 */
function chooseMois(
  asked: string | null,
  lignes: readonly SeanceLigne[],
  today: IsoDate,
): string | null {
  if (asked === TOUS_LES_MOIS) return null
  const mois = asked ?? today.slice(0, 7)
  return lignes.some((ligne) => moisOf(ligne) === mois) ? mois : null
}
