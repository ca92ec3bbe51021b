import { IconDoorExit } from '@tabler/icons-react'
import { isParti, periodeText } from '../../../shared/domain/enfant.ts'
import { STATUTS_INSCRIPTION } from '../../../shared/domain/listes.ts'
import { NIVEAUX } from '../../../shared/domain/niveau.ts'
import {
  formatCount,
  formatDate,
  formatPersonne,
  formatTaux,
  formatTelephone,
} from '../../../shared/format.ts'
import type { EnfantLigne } from '../../../shared/ipc/enfants.ipc.ts'
import { LIBELLES_INSCRIPTION } from '../../../shared/texts/libelles.ts'
import { useSelection } from '../../app/selection.tsx'
import { niveauText } from '../../texts/codes.ts'
import { choice, type ListDescription } from '../../ui/list.ts'
import { Quiet } from '../../ui/Quiet.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { StatutTag } from '../inscriptions/inscription-signs.tsx'
import { naissanceText } from './naissance.ts'
import { OpenEnfant } from './OpenEnfant.tsx'

const recorded = ({ presents, absents, excuses }: EnfantLigne): number =>
  presents + absents + excuses

const rateOf = (ligne: EnfantLigne): number | null =>
  recorded(ligne) === 0 ? null : ligne.presents / recorded(ligne)

/** The list of the inscriptions of an année: a child in two collectifs makes two lines. */
export const enfantList: ListDescription<EnfantLigne> = {
  label: 'Liste des enfants',
  idOf: ({ inscriptionId }) => inscriptionId,
  minWidth: 60.25,
  count: countText,
  search: ({ nom, prenom, responsables }) => [
    nom,
    prenom,
    ...responsables.map((responsable) => responsable.nom),
  ],
  columns: [
    {
      id: 'nom',
      header: 'Nom',
      isRowHeader: true,
      sortBy: formatPersonne,
      cell: (ligne) => <OpenEnfant ligne={ligne} />,
      copy: [
        { header: 'Nom', text: ({ nom }) => nom },
        { header: 'Prénom', text: ({ prenom }) => prenom },
        { header: 'Naissance', text: naissanceText },
        { header: 'Sexe', text: ({ sexe }) => sexe ?? '' },
      ],
    },
    {
      id: 'niveau',
      header: 'Niveau',
      width: '8.25rem',
      sortBy: ({ niveau }) => (niveau === null ? null : NIVEAUX.indexOf(niveau)),
      text: classeText,
      cell: (ligne) => classeCourte(classeText(ligne)) || <Quiet>Non précisé</Quiet>,
      copy: [
        { header: 'Niveau', text: ({ niveau }) => (niveau === null ? '' : niveauText(niveau)) },
        { header: 'Classe', text: ({ classe }) => classe ?? '' },
      ],
      filter: choice({
        all: 'Tous',
        pick: ({ niveau }: EnfantLigne) => niveau,
        order: NIVEAUX,
        labelOf: niveauText,
        noneLabel: 'Non précisé',
      }),
    },
    {
      id: 'telephone',
      header: 'Téléphone',
      isUnbroken: true,
      width: '7.25rem',
      text: (ligne) => firstToCall(ligne)?.nom ?? '',
      cell: (ligne) => <Telephone ligne={ligne} />,
      copy: [
        {
          header: 'Responsables',
          text: ({ responsables }) => responsables.map(({ nom }) => nom).join(', '),
        },
        {
          header: 'Téléphones',
          text: ({ responsables }) =>
            responsables.flatMap(({ telephone }) => telephone ?? []).join(', '),
        },
      ],
    },
    {
      id: 'collectif',
      isExtra: true,
      header: 'Collectif',
      width: '8.25rem',
      sortBy: ({ collectif }) => collectif,
      text: ({ collectif }) => collectif ?? '',
      cell: ({ collectif }) => collectif ?? <Quiet>Aucun</Quiet>,
      filter: choice({
        all: 'Tous',
        pick: ({ collectif }: EnfantLigne) => collectif,
        noneLabel: 'Aucun collectif',
      }),
    },
    {
      // No width, as for the name: both columns share the room left, so that schools are read whole.
      id: 'etablissement',
      isExtra: true,
      header: 'Établissement',
      sortBy: ({ etablissement }) => etablissement,
      text: ({ etablissement }) => etablissement ?? '',
      cell: ({ etablissement }) =>
        etablissement === null ? <Quiet>Non précisé</Quiet> : ecoleCourte(etablissement),
      filter: choice({
        all: 'Tous',
        pick: ({ etablissement }: EnfantLigne) => etablissement,
        noneLabel: 'Non précisé',
      }),
    },
    {
      id: 'statut',
      isExtra: true,
      header: 'Inscription',
      width: '8rem',
      sortBy: ({ statut }) => LIBELLES_INSCRIPTION[statut],
      cell: (ligne) => <Statut ligne={ligne} />,
      copy: [
        { header: 'Inscription', text: ({ statut }) => LIBELLES_INSCRIPTION[statut] },
        { header: 'Depuis le', text: ({ debut }) => formatDate(debut) },
        { header: 'Jusqu’au', text: ({ fin }) => (fin === null ? '' : formatDate(fin)) },
      ],
      filter: choice({
        all: 'Toutes',
        pick: ({ statut }: EnfantLigne) => statut,
        order: STATUTS_INSCRIPTION,
        labelOf: (statut) => LIBELLES_INSCRIPTION[statut],
      }),
    },
    {
      id: 'assiduite',
      isExtra: true,
      header: 'Assiduité',
      width: '8.5rem',
      align: 'end',
      sortBy: rateOf,
      cell: (ligne) => <Assiduite ligne={ligne} />,
      copy: [
        { header: 'Présences', text: ({ presents }) => String(presents) },
        { header: 'Absences', text: ({ absents }) => String(absents) },
        { header: 'Excusés', text: ({ excuses }) => String(excuses) },
      ],
    },
  ],
  // The filter offers only missing data: a list of every famille would be no filter.
  filters: [
    {
      key: 'famille',
      label: 'Famille',
      ...choice({
        all: 'Toutes',
        pick: ({ familleId }: EnfantLigne) => (familleId === null ? null : []),
        noneLabel: 'Sans famille',
      }),
    },
    {
      key: 'origine',
      label: 'Origine',
      ...choice({
        all: 'Toutes',
        pick: ({ origines }: EnfantLigne) => (origines.length === 0 ? null : []),
        noneLabel: 'Non précisée',
      }),
    },
  ],
}

/** Counts of enfants and of inscriptions, both told when they differ: a child in two collectifs makes two lines. */
function countText(shown: readonly EnfantLigne[], all: readonly EnfantLigne[]): string {
  const enfants = formatCount(countEnfants(shown), 'enfant')
  const inscriptions =
    countEnfants(shown) === shown.length ? '' : `, ${formatCount(shown.length, 'inscription')}`
  const total = shown.length === all.length ? '' : ` sur ${countEnfants(all)}`
  return `${enfants}${total}${inscriptions}`
}

const countEnfants = (lignes: readonly EnfantLigne[]): number =>
  new Set(lignes.map(({ enfantId }) => enfantId)).size

const firstToCall = ({ responsables }: EnfantLigne) =>
  responsables.find(({ telephone }) => telephone !== null)

/** First number to call; its owner is told under the mouse. */
function Telephone({ ligne }: { readonly ligne: EnfantLigne }) {
  const telephone = firstToCall(ligne)?.telephone
  if (telephone != null) return formatTelephone(telephone)
  return <Quiet>{ligne.familleId === null ? 'Sans famille' : 'Aucun'}</Quiet>
}

/** Class: « CM1 B », or « CM1 · Mme Delmas » where the name of the class does not contain the niveau. */
function classeText({ niveau, classe }: EnfantLigne): string {
  if (niveau === null) return classe ?? ''
  if (classe === null) return niveauText(niveau)
  return classe.startsWith(niveau) ? classe : `${niveauText(niveau)} · ${classe}`
}

/** « CE2 · Delmas » for « CE2 de Mme Delmas »: the fiche has the name of the class as it is written. */
export const classeCourte = (classe: string): string =>
  classe.replace(/\s(?:de\s|·\s)?(?:M\.|Mme|Mlle)\s?/, ' · ')

/**
 * Name of a school without its kind, which the niveau beside it tells: « Jacques-Prévert » for « École élémentaire Jacques-Prévert ».
 * The fiche, the filter and the copied list have the whole name. A kind that nothing follows stays.
 */
export const ecoleCourte = (nom: string): string =>
  nom.replace(
    /^(?:[Éé]cole|[Cc]ollège|[Ll]ycée)(?: (?:élémentaire|primaire|publique?|privée?|général|polyvalent|professionnel))* (?=\p{Lu})/u,
    '',
  )

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

/** Statut, or day of the departure; the first day is told under the mouse. */
function Statut({ ligne }: { readonly ligne: EnfantLigne }) {
  const { contexte } = useSelection()
  const period = periodeText(ligne, contexte.today)
  return (
    <span title={period}>
      {isParti(ligne, contexte.today) ? (
        <Tag tone="quiet" icon={<IconDoorExit aria-hidden />}>
          {/* The day is of the année that the list shows. */}
          {period.replace(/\/\d{4}$/, '')}
        </Tag>
      ) : (
        <StatutTag statut={ligne.statut} />
      )}
    </span>
  )
}
