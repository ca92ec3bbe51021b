import { IconCheck, IconClock, IconUserOff } from '@tabler/icons-react'
import type { StatutInscription } from '../../../shared/domain/listes.ts'
import { NIVEAUX } from '../../../shared/domain/niveau.ts'
import { formatDate, formatPersonne, formatTaux } from '../../../shared/format.ts'
import type { EnfantLigne } from '../../../shared/ipc/enfants.ipc.ts'
import { LIBELLES_INSCRIPTION } from '../../../shared/texts/libelles.ts'
import { niveauText } from '../../texts/codes.ts'
import type { DataColumn } from '../../ui/DataTable.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { Tag } from '../../ui/Tag.tsx'

const STATUT_SIGNS = {
  inscrit: { tone: 'good', icon: <IconCheck aria-hidden /> },
  'liste-attente': { tone: 'warn', icon: <IconClock aria-hidden /> },
  'jamais-venu': { tone: 'quiet', icon: <IconUserOff aria-hidden /> },
} as const satisfies Record<StatutInscription, unknown>

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
    cell: formatPersonne,
  },
  {
    id: 'niveau',
    header: 'Niveau',
    width: '6.5rem',
    sortBy: ({ niveau }) => (niveau === null ? null : NIVEAUX.indexOf(niveau)),
    cell: ({ niveau }) => (niveau === null ? <Quiet>Non précisé</Quiet> : niveauText(niveau)),
  },
  {
    id: 'collectif',
    header: 'Collectif',
    sortBy: ({ collectif }) => collectif,
    cell: ({ collectif }) => collectif ?? <Quiet>Aucun</Quiet>,
  },
  {
    id: 'etablissement',
    header: 'Établissement',
    sortBy: ({ etablissement }) => etablissement,
    cell: (ligne) => <Etablissement ligne={ligne} />,
  },
  {
    id: 'responsables',
    header: 'Responsables',
    cell: (ligne) => <Responsables ligne={ligne} />,
  },
  {
    id: 'assiduite',
    header: 'Assiduité',
    width: '6.5rem',
    align: 'end',
    sortBy: rateOf,
    cell: (ligne) => <Assiduite ligne={ligne} />,
  },
  {
    id: 'statut',
    header: 'Inscription',
    width: '9rem',
    sortBy: ({ statut }) => LIBELLES_INSCRIPTION[statut],
    cell: (ligne) => <Statut ligne={ligne} />,
  },
]

function Etablissement({ ligne }: { readonly ligne: EnfantLigne }) {
  if (ligne.etablissement === null) return <Quiet>Non précisé</Quiet>
  return (
    <>
      {ligne.etablissement}
      {ligne.classe === null ? null : <Quiet block>{ligne.classe}</Quiet>}
    </>
  )
}

function Responsables({ ligne }: { readonly ligne: EnfantLigne }) {
  if (ligne.responsables.length === 0) {
    return <Quiet>{ligne.familleId === null ? 'Sans famille' : 'Aucun'}</Quiet>
  }
  return ligne.responsables.map(({ nom, telephone }) => (
    <div key={`${nom} ${telephone}`}>
      {nom}
      {telephone === null ? null : <Quiet block>{telephone}</Quiet>}
    </div>
  ))
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

function Statut({ ligne }: { readonly ligne: EnfantLigne }) {
  const { tone, icon } = STATUT_SIGNS[ligne.statut]
  const period =
    ligne.fin === null
      ? `depuis le ${formatDate(ligne.debut)}`
      : `jusqu’au ${formatDate(ligne.fin)}`
  return (
    <>
      <Tag tone={tone} icon={icon}>
        {LIBELLES_INSCRIPTION[ligne.statut]}
      </Tag>
      <Quiet block>{period}</Quiet>
    </>
  )
}
