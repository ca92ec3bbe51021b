import { IconAlertTriangle } from '@tabler/icons-react'
import {
  formatDate,
  formatDuree,
  formatHeures,
  formatNumber,
  formatPersonne,
} from '../../../shared/format.ts'
import type { IntervenantLigne } from '../../../shared/ipc/intervenants.ipc.ts'
import { LIBELLES_STATUT } from '../../../shared/texts/libelles.ts'
import type { CopyColumn } from '../../ui/clipboard.ts'
import type { DataColumn } from '../../ui/DataTable.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { OpenIntervenant } from './OpenIntervenant.tsx'
import { PlusVenu } from './PlusVenu.tsx'

/** Hours that count in the bilan: in séances and apart. */
export const totalMinutes = (ligne: IntervenantLigne): number =>
  ligne.minutesSeances + ligne.minutesAutres

/** The columns of the list of intervenants, in their order. */
export const intervenantColumns: readonly DataColumn<IntervenantLigne>[] = [
  {
    id: 'nom',
    header: 'Nom',
    width: '10rem',
    isRowHeader: true,
    sortBy: formatPersonne,
    cell: (ligne) => (
      <OpenIntervenant intervenantId={ligne.intervenantId} nom={formatPersonne(ligne)} />
    ),
  },
  {
    id: 'statut',
    header: 'Statut',
    width: '8.5rem',
    sortBy: ({ statuts }) => statuts.map(({ statut }) => LIBELLES_STATUT[statut]).join(' ') || null,
    cell: (ligne) => <Statuts ligne={ligne} />,
  },
  {
    id: 'seances',
    isExtra: true,
    header: 'Séances tenues',
    width: '5rem',
    align: 'end',
    sortBy: ({ seancesTenues }) => seancesTenues,
    cell: ({ seancesTenues }) => formatNumber(seancesTenues),
  },
  {
    id: 'minutes-seances',
    isExtra: true,
    header: 'En séance',
    width: '5rem',
    align: 'end',
    sortBy: ({ minutesSeances }) => minutesSeances,
    cell: ({ minutesSeances }) => formatDuree(minutesSeances),
  },
  {
    id: 'minutes-autres',
    isExtra: true,
    header: 'Hors séance',
    width: '5rem',
    align: 'end',
    sortBy: ({ minutesAutres }) => minutesAutres,
    cell: ({ minutesAutres }) => formatDuree(minutesAutres),
  },
  {
    id: 'total',
    isExtra: true,
    header: 'Total',
    width: '5.75rem',
    align: 'end',
    sortBy: totalMinutes,
    cell: (ligne) => <strong>{formatDuree(totalMinutes(ligne))}</strong>,
  },
  {
    id: 'derniere',
    isExtra: true,
    header: 'Dernière séance',
    width: '8.5rem',
    sortBy: ({ derniereSeance }) => derniereSeance,
    cell: (ligne) => <DerniereSeance ligne={ligne} />,
  },
  {
    id: 'contact',
    isExtra: true,
    header: 'Contact',
    cell: (ligne) => <Contact ligne={ligne} />,
  },
]

/** The same for a spreadsheet: hours as numbers. */
export const intervenantCopy: readonly CopyColumn<IntervenantLigne>[] = [
  { header: 'Nom', text: ({ nom }) => nom },
  { header: 'Prénom', text: ({ prenom }) => prenom },
  {
    header: 'Statut',
    text: ({ statuts }) => statuts.map(({ statut }) => LIBELLES_STATUT[statut]).join(', '),
  },
  { header: 'Séances tenues', text: ({ seancesTenues }) => formatNumber(seancesTenues) },
  { header: 'Heures en séance', text: ({ minutesSeances }) => formatHeures(minutesSeances) },
  { header: 'Heures hors séance', text: ({ minutesAutres }) => formatHeures(minutesAutres) },
  { header: 'Total', text: (ligne) => formatHeures(totalMinutes(ligne)) },
  {
    header: 'Dernière séance',
    text: ({ derniereSeance }) => (derniereSeance === null ? '' : formatDate(derniereSeance)),
  },
  { header: 'Téléphone', text: ({ telephone }) => telephone ?? '' },
  { header: 'Adresse électronique', text: ({ mail }) => mail ?? '' },
]

function DerniereSeance({ ligne }: { readonly ligne: IntervenantLigne }) {
  const { derniereSeance, isPlusVenu } = ligne
  if (derniereSeance === null) return <Quiet>–</Quiet>
  return (
    <>
      {formatDate(derniereSeance)}
      {isPlusVenu ? <PlusVenu /> : null}
    </>
  )
}

/** Dates are told only where a statut changes: one statut all year needs none. */
function Statuts({ ligne }: { readonly ligne: IntervenantLigne }) {
  const { statuts, minutesSansStatut } = ligne
  return (
    <>
      {statuts.map(({ statut, debut, fin }) => (
        <div key={debut}>
          {LIBELLES_STATUT[statut]}
          {fin !== null ? <Quiet> jusqu’au {formatDate(fin)}</Quiet> : null}
          {fin === null && statuts.length > 1 ? (
            <Quiet> depuis le {formatDate(debut)}</Quiet>
          ) : null}
        </div>
      ))}
      {minutesSansStatut > 0 ? (
        <Tag tone="warn" icon={<IconAlertTriangle aria-hidden />}>
          {formatDuree(minutesSansStatut)} sans statut
        </Tag>
      ) : null}
      {statuts.length === 0 && minutesSansStatut === 0 ? <Quiet>Aucun</Quiet> : null}
    </>
  )
}

function Contact({ ligne: { telephone, mail } }: { readonly ligne: IntervenantLigne }) {
  if (telephone === null && mail === null) return <Quiet>–</Quiet>
  return (
    <>
      {telephone}
      {mail === null ? null : <Mail address={mail} />}
    </>
  )
}

/** Long addresses break before their @ rather than anywhere. */
function Mail({ address }: { readonly address: string }) {
  const at = address.lastIndexOf('@')
  return (
    <Quiet block>
      {address.slice(0, at)}
      <wbr />
      {address.slice(at)}
    </Quiet>
  )
}
