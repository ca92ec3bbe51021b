import { IconDoorExit } from '@tabler/icons-react'
import { isParti, periodeText } from '../../../shared/domain/enfant.ts'
import { NIVEAUX } from '../../../shared/domain/niveau.ts'
import { formatPersonne, formatTaux, formatTelephone } from '../../../shared/format.ts'
import type { EnfantLigne } from '../../../shared/ipc/enfants.ipc.ts'
import { LIBELLES_INSCRIPTION } from '../../../shared/texts/libelles.ts'
import { useSelection } from '../../app/selection.tsx'
import { niveauText } from '../../texts/codes.ts'
import type { DataColumn } from '../../ui/DataTable.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { StatutTag } from '../inscriptions/inscription-signs.tsx'
import { OpenEnfant } from './OpenEnfant.tsx'

const recorded = ({ presents, absents, excuses }: EnfantLigne): number =>
  presents + absents + excuses

const rateOf = (ligne: EnfantLigne): number | null =>
  recorded(ligne) === 0 ? null : ligne.presents / recorded(ligne)

/** The columns of the list of enfants, in their order. */
export const enfantColumns: readonly DataColumn<EnfantLigne>[] = [
  {
    id: 'nom',
    header: 'Nom',
    isRowHeader: true,
    sortBy: formatPersonne,
    cell: (ligne) => <OpenEnfant ligne={ligne} />,
  },
  {
    id: 'niveau',
    header: 'Niveau',
    width: '7.5rem',
    sortBy: ({ niveau }) => (niveau === null ? null : NIVEAUX.indexOf(niveau)),
    cell: (ligne) => <NiveauClasse ligne={ligne} />,
  },
  {
    id: 'telephone',
    header: 'Téléphone',
    width: '8rem',
    cell: (ligne) => <Telephone ligne={ligne} />,
  },
  {
    id: 'collectif',
    isExtra: true,
    header: 'Collectif',
    width: '8.5rem',
    sortBy: ({ collectif }) => collectif,
    cell: ({ collectif }) => collectif ?? <Quiet>Aucun</Quiet>,
  },
  {
    id: 'etablissement',
    isExtra: true,
    header: 'Établissement',
    width: '9rem',
    sortBy: ({ etablissement }) => etablissement,
    cell: ({ etablissement }) => etablissement ?? <Quiet>Non précisé</Quiet>,
  },
  {
    id: 'statut',
    isExtra: true,
    header: 'Inscription',
    width: '9.5rem',
    sortBy: ({ statut }) => LIBELLES_INSCRIPTION[statut],
    cell: (ligne) => <Statut ligne={ligne} />,
  },
  {
    id: 'assiduite',
    isExtra: true,
    header: 'Assiduité',
    width: '5.75rem',
    align: 'end',
    sortBy: rateOf,
    cell: (ligne) => <Assiduite ligne={ligne} />,
  },
]

/** « CM1 B », or « CM1 · Mme Delmas » where the name of the class does not say the niveau. */
function NiveauClasse({ ligne: { niveau, classe } }: { readonly ligne: EnfantLigne }) {
  if (niveau === null) return classe ?? <Quiet>Non précisé</Quiet>
  if (classe === null) return niveauText(niveau)
  return classe.startsWith(niveau) ? classe : `${niveauText(niveau)} · ${classe}`
}

/** The first number to call; whose it is, on paper and under the mouse. */
function Telephone({ ligne: { responsables, familleId } }: { readonly ligne: EnfantLigne }) {
  const first = responsables.find(({ telephone }) => telephone !== null)
  if (first?.telephone != null) {
    return <span title={first.nom}>{formatTelephone(first.telephone)}</span>
  }
  return <Quiet>{familleId === null ? 'Sans famille' : 'Aucun'}</Quiet>
}

function Assiduite({ ligne }: { readonly ligne: EnfantLigne }) {
  const rate = rateOf(ligne)
  if (rate === null) return <Quiet>–</Quiet>
  return (
    <>
      {formatTaux(rate)}
      <Quiet block>
        {ligne.presents} sur {recorded(ligne)}
      </Quiet>
    </>
  )
}

/** The statut, or the day of the departure; from when is told under the mouse. */
function Statut({ ligne }: { readonly ligne: EnfantLigne }) {
  const { contexte } = useSelection()
  const period = periodeText(ligne, contexte.today)
  return (
    <span title={period}>
      {isParti(ligne, contexte.today) ? (
        <Tag tone="quiet" icon={<IconDoorExit aria-hidden />}>
          {period}
        </Tag>
      ) : (
        <StatutTag statut={ligne.statut} />
      )}
    </span>
  )
}
