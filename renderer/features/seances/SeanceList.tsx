import { VisuallyHidden } from '@mantine/core'
import { IconCalendarEvent } from '@tabler/icons-react'
import { type ReactNode, useMemo } from 'react'
import type { IsoDate } from '../../../shared/dates.ts'
import { ETATS_SEANCE } from '../../../shared/domain/listes.ts'
import { formatCount, formatMois, frCollator } from '../../../shared/format.ts'
import type { SeanceLigne } from '../../../shared/ipc/seances.ipc.ts'
import { LIBELLES_ACTIVITE, LIBELLES_ETAT_SEANCE } from '../../../shared/texts/libelles.ts'
import { useScreenParams } from '../../app/router.ts'
import { useSelection } from '../../app/selection.tsx'
import { formatHeureDuJour, formatHoraire, formatJour } from '../../texts/dates.ts'
import { type DataColumn, DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FilterBar, type ListFilter } from '../../ui/FilterBar.tsx'
import { byRankIn, countOptions } from '../../ui/filters.ts'
import { OpenCell } from '../../ui/OpenCell.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { Panes } from '../../ui/SidePanel.tsx'
import type { TableGroup } from '../../ui/VirtualRows.tsx'
import { VueChoice } from './Calendars.tsx'
import {
  chooseMois,
  countByMois,
  filterSeances,
  moisOf,
  readSeanceFilters,
  type SeanceFilters,
  SUIVIS,
  type Suivi,
} from './filter-seances.ts'
import { MoisNavigation } from './MoisNavigation.tsx'
import { EtatTag } from './seance-signs.tsx'
import { openerId, useSeancePanel } from './useSeances.ts'

/** The séances one under the other, by month, held, planned and cancelled. */
export function SeanceList({
  lignes,
  side,
}: {
  readonly lignes: readonly SeanceLigne[]
  readonly side: ReactNode
}) {
  const { contexte } = useSelection()
  const { params, setParams } = useScreenParams()
  const filters = useMemo(() => readSeanceFilters(params), [params])
  const choices = useMemo(() => seanceListFilters(lignes, contexte.today), [lignes, contexte.today])
  const fitting = useMemo(
    () => filterSeances(lignes, filters, contexte.today),
    [lignes, filters, contexte.today],
  )
  const mois = chooseMois(params.get('mois'), fitting, contexte.today)
  const shown = useMemo(
    () => (mois === null ? fitting : fitting.filter((ligne) => moisOf(ligne) === mois)),
    [fitting, mois],
  )
  const total = shown.length === lignes.length ? '' : ` sur ${lignes.length}`
  return (
    <>
      <FilterBar
        count={`${formatCount(shown.length, 'séance')}${total}`}
        values={filters}
        filters={choices}
        onChange={(changes) => setParams({ ...changes, vue: 'liste' })}
        before={<VueChoice vue="liste" />}
      />
      <MoisNavigation months={countByMois(fitting)} current={mois} />
      <Panes panel={side}>
        {shown.length === 0 ? (
          <EmptyState
            icon={<IconCalendarEvent />}
            title="Aucune séance ne correspond"
            advice="Retirez un filtre pour en voir davantage."
          />
        ) : (
          <DataTable
            label="Liste des séances"
            rows={shown}
            columns={seanceColumns}
            idOf={idOf}
            minWidth={47}
            isCompact
            groupOf={groupOf}
          />
        )}
      </Panes>
    </>
  )
}

const idOf = ({ seanceId }: SeanceLigne): string => seanceId

const groupOf = (ligne: SeanceLigne): TableGroup => ({
  key: moisOf(ligne),
  heading: formatMois(ligne.date),
})

/** The day of a séance, that opens it on the right. */
function OpenSeance({ seance }: { readonly seance: SeanceLigne }) {
  const { content, openSeance } = useSeancePanel()
  const { seanceId, date, debut, collectif } = seance
  return (
    <OpenCell
      id={openerId(seanceId)}
      isOpen={content?.genre === 'seance' && content.seanceId === seanceId}
      onOpen={() => openSeance(seanceId)}
    >
      <VisuallyHidden>Ouvrir la séance du </VisuallyHidden>
      {formatJour(date)}
      <VisuallyHidden>{` à ${formatHeureDuJour(debut)}, ${collectif}`}</VisuallyHidden>
    </OpenCell>
  )
}

/** The columns of the list of séances, in their order. */
const seanceColumns: readonly DataColumn<SeanceLigne>[] = [
  {
    id: 'date',
    header: 'Jour et heure',
    width: '8rem',
    isRowHeader: true,
    cell: (ligne) => (
      <>
        <OpenSeance seance={ligne} />
        <Quiet block>{formatHoraire(ligne)}</Quiet>
      </>
    ),
  },
  { id: 'collectif', header: 'Collectif', cell: ({ collectif }) => collectif },
  {
    id: 'etat',
    header: 'État',
    width: '6rem',
    cell: ({ etat }) => <EtatTag etat={etat} />,
  },
  {
    id: 'activites',
    isExtra: true,
    header: 'Activités',
    cell: (ligne) => <Activites ligne={ligne} />,
  },
  {
    id: 'intervenants',
    isExtra: true,
    header: 'Intervenants',
    cell: (ligne) => <Intervenants ligne={ligne} />,
  },
  {
    id: 'presences',
    isExtra: true,
    header: 'Présents',
    width: '5.75rem',
    align: 'end',
    cell: (ligne) => <Presences ligne={ligne} />,
  },
]

function Activites({ ligne }: { readonly ligne: SeanceLigne }) {
  if (ligne.etat === 'annulee') {
    return ligne.motif === null ? <Quiet>Sans motif noté</Quiet> : ligne.motif
  }
  if (ligne.activites.length === 0) return <Quiet>–</Quiet>
  return ligne.activites.map((activite) => LIBELLES_ACTIVITE[activite]).join(', ')
}

function Intervenants({ ligne }: { readonly ligne: SeanceLigne }) {
  if (ligne.intervenants.length === 0) return <Quiet>Personne</Quiet>
  return ligne.intervenants.join(', ')
}

/** Unknown is told as such: a child without record is never an absent one. */
function Presences({ ligne }: { readonly ligne: SeanceLigne }) {
  const { presents, absents, excuses, inconnus } = ligne
  const recorded = presents + absents + excuses
  if (recorded === 0 && inconnus === 0) return <Quiet>–</Quiet>
  return (
    <>
      {recorded === 0 ? (
        <Quiet>À saisir</Quiet>
      ) : (
        <>
          {presents} sur {recorded}
        </>
      )}
      {inconnus > 0 ? <Quiet block>{formatCount(inconnus, 'non noté', 'non notés')}</Quiet> : null}
    </>
  )
}

const SUIVI_TEXTS: Readonly<Record<Suivi, string>> = {
  registre: 'Registre à saisir',
  'sans-intervenant': 'Sans intervenant',
  'sans-activite': 'Sans activité notée',
}

const NO_FILTER: SeanceFilters = { etat: null, collectif: null, suivi: null }

/** By état, collectif, and what deserves a look. */
const seanceListFilters = (
  lignes: readonly SeanceLigne[],
  today: IsoDate,
): readonly ListFilter<keyof SeanceFilters>[] => [
  {
    key: 'etat',
    label: 'État',
    all: 'Tous',
    options: countOptions(lignes, {
      pick: ({ etat }) => etat,
      compare: byRankIn(ETATS_SEANCE),
      labelOf: (etat) => LIBELLES_ETAT_SEANCE[etat],
    }),
  },
  {
    key: 'collectif',
    label: 'Collectif',
    all: 'Tous',
    options: countOptions(lignes, {
      pick: ({ collectif }) => collectif,
      compare: frCollator.compare,
      labelOf: (collectif) => collectif,
    }),
  },
  {
    key: 'suivi',
    label: 'À suivre',
    all: 'Toutes les séances',
    options: SUIVIS.map((suivi) => {
      const { length } = filterSeances(lignes, { ...NO_FILTER, suivi }, today)
      return { value: suivi, label: `${SUIVI_TEXTS[suivi]} (${length})` }
    }),
  },
]
