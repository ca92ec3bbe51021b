import { IconClipboardCheck } from '@tabler/icons-react'
import { formatCount } from '../../../shared/format.ts'
import type { Registre } from '../../../shared/ipc/presences.ipc.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { hrefTo } from '../../app/router.ts'
import { usePerimetre } from '../../app/selection.tsx'
import { useRead } from '../../app/useRead.ts'
import { formatHoraire, formatJourLong } from '../../texts/dates.ts'
import { type DataColumn, DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import type { TableGroup } from '../../ui/VirtualRows.tsx'

/** The séances that have come and whose register is empty or has holes; each leads to its column. */
export function RegistresList() {
  const query = useRead('presences:findRegistres', usePerimetre())
  return (
    <Loaded query={query}>
      {(registres) =>
        registres.length === 0 ? (
          <EmptyState
            icon={<IconClipboardCheck />}
            title="Aucun registre à compléter"
            advice="Les séances passées dont une présence manque apparaîtront ici."
          />
        ) : (
          <DataTable
            label="Registres à saisir"
            rows={groupFirst(registres)}
            columns={columns}
            idOf={idOf}
            minWidth={44}
            groupOf={groupOf}
          />
        )
      }
    </Loaded>
  )
}

const idOf = ({ seanceId }: Registre): string => seanceId

/** Empty registers before those that only lack some, latest first in each. */
const groupFirst = (registres: readonly Registre[]): readonly Registre[] => [
  ...registres.filter(({ isASaisir }) => isASaisir),
  ...registres.filter(({ isASaisir }) => !isASaisir),
]

const groupOf = ({ isASaisir }: Registre): TableGroup =>
  isASaisir
    ? { key: 'a-saisir', heading: 'À saisir' }
    : { key: 'a-completer', heading: 'À compléter' }

const columns: readonly DataColumn<Registre>[] = [
  {
    id: 'date',
    header: 'Séance',
    width: '10rem',
    isRowHeader: true,
    cell: (registre) => (
      <a href={hrefOf(registre)}>
        {formatJourLong(registre.date)}
        <Quiet block>{formatHoraire(registre)}</Quiet>
      </a>
    ),
  },
  { id: 'collectif', header: 'Collectif', cell: ({ collectif }) => collectif },
  {
    id: 'intervenants',
    isExtra: true,
    header: 'Intervenants',
    cell: ({ intervenants }) =>
      intervenants.length === 0 ? <Quiet>Personne</Quiet> : intervenants.join(', '),
  },
  {
    id: 'inconnus',
    header: 'À noter',
    width: '7rem',
    cell: ({ notes, inconnus }) => (
      <>
        {formatCount(inconnus, 'enfant')}
        {notes === 0 ? null : <Quiet block>{formatCount(notes, 'déjà noté', 'déjà notés')}</Quiet>}
      </>
    ),
  },
  {
    id: 'ouvrir',
    isControl: true,
    header: 'Activités et intervenants',
    width: '9rem',
    cell: ({ seanceId, date }) => (
      <a href={hrefTo('seances', { seance: seanceId, jour: date })}>Ouvrir la séance</a>
    ),
  },
]

const hrefOf = ({ collectifId, date, seanceId }: Registre): string =>
  hrefTo('presences', { collectif: collectifId, mois: date.slice(0, 7), seance: seanceId })
