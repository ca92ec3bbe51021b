import { IconAlertTriangle } from '@tabler/icons-react'
import { CATEGORIES_TOTAL } from '../../../shared/domain/heures.ts'
import { STATUTS } from '../../../shared/domain/listes.ts'
import {
  compareTexts,
  formatCount,
  formatDate,
  formatDuree,
  formatHeures,
  formatMois,
} from '../../../shared/format.ts'
import { LIBELLES_STATUT } from '../../../shared/texts/libelles.ts'
import { hrefTo } from '../../app/router.ts'
import { usePanel } from '../../app/usePanel.ts'
import { STATUTS_TEXTS } from '../../texts/codes.ts'
import { formatJour } from '../../texts/dates.ts'
import { choice, countText, type ListDescription } from '../../ui/list.ts'
import { OpenCell } from '../../ui/OpenCell.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { Tag } from '../../ui/Tag.tsx'
import styles from './Heures.module.css'
import type { LigneHeures } from './lignes-heures.ts'
import { categorieText } from './lignes-heures.ts'
import { sumMinutes } from './totaux.ts'

/** Parameters of the panel of the hours: an entry (`saisie`), a form (`panneau`) or a fiche (`intervenant`). */
export const HEURES_PANEL = ['saisie', 'panneau', 'intervenant'] as const

/** The list of hours, those of séances and those entered. */
export const heuresList: ListDescription<LigneHeures> = {
  label: 'Liste des heures',
  idOf: ({ id }) => id,
  minWidth: 43,
  count: (shown, all) =>
    countText(shown.length, all.length, (count) => formatCount(count, 'ligne')),
  search: ({ intervenant, detail }) => [intervenant, detail],
  columns: [
    {
      id: 'date',
      header: 'Jour',
      width: '7rem',
      isRowHeader: true,
      sortBy: ({ date }) => date,
      cell: (ligne) => <Jour ligne={ligne} />,
      text: ({ date }) => formatDate(date),
      total: () => 'Total',
    },
    {
      id: 'intervenant',
      header: 'Intervenant',
      sortBy: ({ intervenant }) => intervenant,
      text: ({ intervenant }) => intervenant,
    },
    {
      id: 'statut',
      header: 'Statut',
      width: '7rem',
      isExtra: true,
      sortBy: ({ statut }) => (statut === null ? null : LIBELLES_STATUT[statut]),
      cell: ({ statut }) => (statut === null ? <SansStatut /> : LIBELLES_STATUT[statut]),
      text: ({ statut }) => (statut === null ? '' : LIBELLES_STATUT[statut]),
      filter: choice({
        all: 'Tous',
        pick: ({ statut }: LigneHeures) => statut,
        order: STATUTS,
        labelOf: (statut) => STATUTS_TEXTS[statut],
        noneLabel: 'Sans statut',
      }),
    },
    {
      id: 'categorie',
      header: 'Catégorie',
      width: '7rem',
      isExtra: true,
      sortBy: ({ categorie }) => categorieText(categorie),
      text: ({ categorie }) => categorieText(categorie),
      filter: choice({
        all: 'Toutes',
        pick: ({ categorie }: LigneHeures) => categorie,
        order: CATEGORIES_TOTAL,
        labelOf: categorieText,
      }),
    },
    {
      id: 'minutes',
      header: 'Durée',
      width: '5.5rem',
      align: 'end',
      sortBy: ({ minutes }) => minutes,
      text: ({ minutes }) => formatDuree(minutes),
      copy: [{ header: 'Heures', text: ({ minutes }) => formatHeures(minutes) }],
      total: (shown) => formatDuree(sumMinutes(shown)),
    },
    {
      id: 'detail',
      header: 'Collectif ou note',
      isExtra: true,
      wraps: true,
      cell: ({ detail }) => detail ?? <Quiet>–</Quiet>,
      text: ({ detail }) => detail ?? '',
    },
  ],
  filters: [
    {
      key: 'mois',
      label: 'Mois',
      ...choice({
        all: 'Tous',
        pick: ({ date }: LigneHeures) => date.slice(0, 7),
        order: compareTexts,
        labelOf: formatMois,
      }),
    },
  ],
}

const SansStatut = () => (
  <Tag tone="warn" icon={<IconAlertTriangle aria-hidden />}>
    Sans statut
  </Tag>
)

/** Day of a line, linked to its entry, or to the séance or formation that gives the time. */
function Jour({ ligne }: { readonly ligne: LigneHeures }) {
  const { params, open } = usePanel(HEURES_PANEL)
  const { id, date, intervenant, categorie, detail, source } = ligne
  if (source.genre === 'saisie') {
    return (
      <OpenCell
        isOpen={params.saisie === id}
        label={`Corriger les heures de ${intervenant}, ${formatJour(date)}, ${categorieText(categorie)}`}
        onOpen={() => open({ saisie: id })}
      >
        {formatJour(date)}
      </OpenCell>
    )
  }
  if (source.genre === 'formation') {
    return (
      <a
        className={styles.seance}
        href={hrefTo('axes', { onglet: 'formations', fiche: source.formationId })}
        aria-label={`Voir la formation du ${formatJour(date)}, ${detail ?? ''}`}
      >
        {formatJour(date)}
      </a>
    )
  }
  return (
    <a
      className={styles.seance}
      href={hrefTo('seances', { vue: 'semaine', jour: date, seance: source.seanceId })}
      aria-label={`Voir la séance du ${formatJour(date)}, ${detail ?? ''}`}
    >
      {formatJour(date)}
    </a>
  )
}
