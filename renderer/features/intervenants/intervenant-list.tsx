import { IconAlertTriangle, IconClockExclamation } from '@tabler/icons-react'
import { STATUTS } from '../../../shared/domain/listes.ts'
import {
  formatCount,
  formatDate,
  formatDuree,
  formatHeures,
  formatNumber,
  formatPersonne,
  formatTelephone,
} from '../../../shared/format.ts'
import type { IntervenantLigne } from '../../../shared/ipc/intervenants.ipc.ts'
import { LIBELLES_STATUT } from '../../../shared/texts/libelles.ts'
import { usePanel } from '../../app/usePanel.ts'
import { STATUTS_TEXTS } from '../../texts/codes.ts'
import { choice, countText, type ListDescription } from '../../ui/list.ts'
import { OpenCell } from '../../ui/OpenCell.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { INTERVENANT_PANEL } from './panel.ts'

/** Minutes that count in the bilan: in séances and apart. */
const totalMinutes = (ligne: IntervenantLigne): number => ligne.minutesSeances + ligne.minutesAutres

const sumOf =
  (amountOf: (ligne: IntervenantLigne) => number) => (lignes: readonly IntervenantLigne[]) =>
    lignes.reduce((total, ligne) => total + amountOf(ligne), 0)

/** The list of intervenants of the année with their hours. */
export const intervenantList: ListDescription<IntervenantLigne> = {
  label: 'Liste des intervenants',
  idOf: ({ intervenantId }) => intervenantId,
  minWidth: 70,
  count: (shown, all) =>
    countText(shown.length, all.length, (count) => formatCount(count, 'intervenant')),
  search: ({ nom, prenom }) => [nom, prenom],
  columns: [
    {
      id: 'nom',
      header: 'Nom',
      width: '10rem',
      isRowHeader: true,
      sortBy: formatPersonne,
      cell: (ligne) => <OpenIntervenant ligne={ligne} />,
      copy: [
        { header: 'Nom', text: ({ nom }) => nom },
        { header: 'Prénom', text: ({ prenom }) => prenom },
      ],
      total: () => 'Total',
    },
    {
      id: 'telephone',
      header: 'Téléphone',
      isUnbroken: true,
      width: '8rem',
      text: ({ telephone }) => (telephone === null ? '' : formatTelephone(telephone)),
      cell: ({ telephone }) => (telephone === null ? <Quiet>–</Quiet> : formatTelephone(telephone)),
    },
    {
      id: 'statut',
      header: 'Statut',
      width: '12.5rem',
      isExtra: true,
      sortBy: ({ statuts }) =>
        statuts.map(({ statut }) => LIBELLES_STATUT[statut]).join(' ') || null,
      cell: (ligne) => <Statuts ligne={ligne} />,
      text: ({ statuts }) => statuts.map(({ statut }) => LIBELLES_STATUT[statut]).join(', '),
      filter: choice({
        all: 'Tous',
        // A person who changed statut is counted under each.
        pick: ({ statuts, minutesSansStatut }: IntervenantLigne) => [
          ...new Set(statuts.map(({ statut }) => statut)),
          ...(minutesSansStatut > 0 ? [null] : []),
        ],
        order: STATUTS,
        labelOf: (statut) => STATUTS_TEXTS[statut],
        noneLabel: 'Heures sans statut',
      }),
    },
    {
      id: 'seances',
      header: 'Séances tenues',
      width: '5rem',
      align: 'end',
      isExtra: true,
      sortBy: ({ seancesTenues }) => seancesTenues,
      text: ({ seancesTenues }) => formatNumber(seancesTenues),
      total: (shown) => formatNumber(sumOf(({ seancesTenues }) => seancesTenues)(shown)),
    },
    {
      id: 'minutes-seances',
      header: 'En séance',
      width: '5rem',
      align: 'end',
      isExtra: true,
      sortBy: ({ minutesSeances }) => minutesSeances,
      text: ({ minutesSeances }) => formatDuree(minutesSeances),
      copy: [
        { header: 'Heures en séance', text: ({ minutesSeances }) => formatHeures(minutesSeances) },
      ],
      total: (shown) => formatDuree(sumOf(({ minutesSeances }) => minutesSeances)(shown)),
    },
    {
      id: 'minutes-autres',
      header: 'Hors séance',
      width: '5rem',
      align: 'end',
      isExtra: true,
      sortBy: ({ minutesAutres }) => minutesAutres,
      text: ({ minutesAutres }) => formatDuree(minutesAutres),
      copy: [
        { header: 'Heures hors séance', text: ({ minutesAutres }) => formatHeures(minutesAutres) },
      ],
      total: (shown) => formatDuree(sumOf(({ minutesAutres }) => minutesAutres)(shown)),
    },
    {
      id: 'total',
      header: 'Total',
      width: '5.75rem',
      align: 'end',
      isExtra: true,
      sortBy: totalMinutes,
      cell: (ligne) => <strong>{formatDuree(totalMinutes(ligne))}</strong>,
      copy: [{ header: 'Total', text: (ligne) => formatHeures(totalMinutes(ligne)) }],
      total: (shown) => formatDuree(sumOf(totalMinutes)(shown)),
    },
    {
      id: 'derniere',
      header: 'Dernière séance',
      width: '8.5rem',
      isExtra: true,
      sortBy: ({ derniereSeance }) => derniereSeance,
      cell: (ligne) => <DerniereSeance ligne={ligne} />,
      text: ({ derniereSeance }) => (derniereSeance === null ? '' : formatDate(derniereSeance)),
    },
    {
      id: 'mail',
      header: 'Adresse électronique',
      isExtra: true,
      text: ({ mail }) => mail ?? '',
      cell: ({ mail }) => mail ?? <Quiet>–</Quiet>,
    },
  ],
}

/** Name of an intervenant, as a button that opens the fiche on the right. */
function OpenIntervenant({ ligne }: { readonly ligne: IntervenantLigne }) {
  const { params, open } = usePanel(INTERVENANT_PANEL)
  const { intervenantId } = ligne
  const nom = formatPersonne(ligne)
  return (
    <OpenCell
      isOpen={params.intervenant === intervenantId}
      label={`Ouvrir la fiche de ${nom}`}
      onOpen={() => open({ intervenant: intervenantId })}
    >
      {nom}
    </OpenCell>
  )
}

/** Tag of an intervenant whose last séance is more than three weeks of séances ago. */
export function PlusVenu() {
  return (
    <Tag tone="warn" icon={<IconClockExclamation aria-hidden />}>
      Plus venu depuis 3 semaines
    </Tag>
  )
}

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

/** Statuts of a line, on one line: the day that an only statut ends, or « Salarié, puis bénévole », whose days the fiche has. */
function Statuts({ ligne }: { readonly ligne: IntervenantLigne }) {
  const { statuts, minutesSansStatut } = ligne
  const [only, ...others] = statuts
  return (
    <>
      {statuts
        .map(({ statut }, rank) =>
          rank === 0 ? LIBELLES_STATUT[statut] : LIBELLES_STATUT[statut].toLowerCase(),
        )
        .join(', puis ')}
      {only === undefined || only.fin === null || others.length > 0 ? null : (
        <Quiet> jusqu’au {formatDate(only.fin)}</Quiet>
      )}
      {minutesSansStatut > 0 ? (
        <Tag tone="warn" icon={<IconAlertTriangle aria-hidden />}>
          {formatDuree(minutesSansStatut)} sans statut
        </Tag>
      ) : null}
      {statuts.length === 0 && minutesSansStatut === 0 ? <Quiet>Aucun</Quiet> : null}
    </>
  )
}
