import { formatCount } from '../../../shared/format.ts'
import type { SeanceLigne } from '../../../shared/ipc/seances.ipc.ts'
import { LIBELLES_ACTIVITE } from '../../../shared/texts/libelles.ts'
import { formatHoraire } from '../../texts/dates.ts'
import type { DataColumn } from '../../ui/DataTable.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { OpenSeance } from './OpenSeance.tsx'
import { EtatTag } from './seance-signs.tsx'

/** The columns of the list of séances, in their order. */
export const seanceColumns: readonly DataColumn<SeanceLigne>[] = [
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
