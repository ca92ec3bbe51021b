import { Checkbox } from '@mantine/core'
import { IconClockExclamation } from '@tabler/icons-react'
import { formatEnfant } from '../../../shared/domain/homonyme.ts'
import { STATUTS_ORIENTATION } from '../../../shared/domain/listes.ts'
import { isSuivi, SUIVIS, type Suivi } from '../../../shared/domain/orientation.ts'
import { compareEmptyLast, formatCount, formatDate, frCollator } from '../../../shared/format.ts'
import type { OrientationLigne } from '../../../shared/ipc/orientations.ipc.ts'
import { LIBELLES_ORIENTATION } from '../../../shared/texts/libelles.ts'
import { niveauText } from '../../texts/codes.ts'
import { choice, countText, type ListColumn, type ListDescription } from '../../ui/list.ts'
import { OpenCell } from '../../ui/OpenCell.tsx'
import { Tag } from '../../ui/Tag.tsx'
import styles from './Orientations.module.css'

type Column = ListColumn<OrientationLigne>

/** Wait of an orientation: « 12 jours », « Liste d’attente », empty once answered. */
function attenteText({ enAttente, statut, inscription }: OrientationLigne): string {
  if (enAttente !== null) return formatCount(enAttente.jours, 'jour')
  return statut === 'accord' && inscription === 'liste-attente' ? 'Liste d’attente' : ''
}

/** The class as the school says it, else the niveau. */
export const classeText = ({ classe, niveau }: OrientationLigne): string =>
  classe ?? (niveau === null ? '' : niveauText(niveau))

/** Comparator of orientations: class by class, those without a class last, then by name. */
export const byClasse = (a: OrientationLigne, b: OrientationLigne): number =>
  compareEmptyLast(classeText(a), classeText(b)) ||
  frCollator.compare(`${a.nom} ${a.prenom}`, `${b.nom} ${b.prenom}`)

/** Statut of an orientation in words: « Accord de la famille », then « le 12/10/2021 » when the day is known. */
export function statutTexts({ statut, etapes }: OrientationLigne): readonly string[] {
  const day = statut === 'recue' ? undefined : etapes[statut]
  const label = LIBELLES_ORIENTATION[statut]
  return day === undefined ? [label] : [label, `le ${formatDate(day)}`]
}

function column(
  id: string,
  header: string,
  text: (row: OrientationLigne) => string,
  width?: string,
): Column {
  const sized = width === undefined ? {} : { width }
  return { id, header, ...sized, text, sortBy: (row) => text(row) || null, cell: text }
}

const LIBELLES_SUIVI: Readonly<Record<Suivi, string>> = {
  'en-retard': 'En retard',
  'sans-reponse': 'Réponse attendue',
  'a-inscrire': 'À inscrire',
  'ecole-a-informer': 'École à informer',
}

/** Filter by id, with the options named and ordered by the names in the rows. */
const byName = <Id extends string>(nameOf: (id: Id) => string) => ({
  order: (a: Id, b: Id) => frCollator.compare(nameOf(a), nameOf(b)),
  labelOf: nameOf,
})

/**
 * The orientations received: by what is to be done, by statut, by school and by the list that they came in. An
 * import that is asked for and has none of its own (it only completed what was there, or was undone) narrows nothing.
 */
export function orientationList(
  lignes: readonly OrientationLigne[],
  open: (id: string) => void,
  importAsked: string | null,
): ListDescription<OrientationLigne> {
  const ecoles = new Map(lignes.map((one) => [one.etablissementId, one.etablissement]))
  const fichiers = new Map(lignes.map((one) => [one.importId, one.sourceFile]))
  const byImport = {
    key: 'import',
    label: 'Liste importée',
    ...choice({
      all: 'Toutes',
      pick: ({ importId }: OrientationLigne) => importId ?? [],
      ...byName((id: string) => fichiers.get(id) ?? id),
    }),
  }
  return {
    label: 'Orientations reçues',
    idOf: ({ orientationId }) => orientationId,
    minWidth: 71,
    count: (shown, all) =>
      countText(shown.length, all.length, (count) => formatCount(count, 'orientation')),
    columns: columnsOf(open),
    filters: [
      {
        key: 'suivi',
        label: 'À faire',
        ...choice({
          all: 'Tout',
          pick: (one: OrientationLigne) => SUIVIS.filter((suivi) => isSuivi(suivi, one)),
          order: SUIVIS,
          labelOf: (suivi) => LIBELLES_SUIVI[suivi],
        }),
      },
      {
        key: 'statut',
        label: 'Statut',
        ...choice({
          all: 'Tous',
          pick: ({ statut }: OrientationLigne) => statut,
          order: STATUTS_ORIENTATION,
          labelOf: (statut) => LIBELLES_ORIENTATION[statut],
        }),
      },
      {
        key: 'ecole',
        label: 'École',
        ...choice({
          all: 'Toutes',
          pick: ({ etablissementId }: OrientationLigne) => etablissementId,
          ...byName((id: string) => ecoles.get(id) ?? id),
          noneLabel: 'Sans école',
        }),
      },
      ...(importAsked === null || fichiers.has(importAsked) ? [byImport] : []),
    ],
  }
}

/** Columns of the list, the last ones hidden first where it is narrow; the name opens the row for the keyboard. */
const columnsOf = (open: (id: string) => void): readonly Column[] => [
  {
    ...column('enfant', 'Enfant', (row) => formatEnfant(row), '12rem'),
    sortBy: ({ nom, prenom }) => `${nom} ${prenom}`,
    isRowHeader: true,
    cell: (row) => <OpenCell onOpen={() => open(row.orientationId)}>{formatEnfant(row)}</OpenCell>,
  },
  {
    ...column('statut', 'Statut', (row) => statutTexts(row).join(' '), '10rem'),
    cell: (row) => <Statut ligne={row} />,
  },
  {
    ...column('attente', 'En attente', attenteText, '10.5rem'),
    isExtra: true,
    sortBy: ({ enAttente }) => enAttente?.jours ?? null,
    cell: (row) => <EnAttente ligne={row} />,
  },
  // Wide enough for « École élémentaire Jacques-Prévert »: without room, the column of the class is hidden first.
  {
    ...column('ecole', 'École', ({ etablissement }) => etablissement ?? '', '14rem'),
    isExtra: true,
  },
  { ...column('classe', 'Classe', classeText, '6.5rem'), isExtra: true },
  {
    ...column('date', 'Reçue le', ({ date }) => formatDate(date), '6.5rem'),
    isExtra: true,
    sortBy: ({ date }) => date,
  },
  {
    ...column(
      'retour',
      'École informée',
      ({ retourEcole }) => (retourEcole === null ? '' : formatDate(retourEcole)),
      '8.5rem',
    ),
    isExtra: true,
    sortBy: ({ retourEcole }) => retourEcole,
  },
]

/** Column of boxes that choose rows, to change them all at once. */
export const choixColumn = (chosen: ReadonlySet<string>, toggle: (id: string) => void): Column => ({
  id: 'choix',
  header: 'Choix',
  isControl: true,
  width: '4.25rem',
  cell: (row) => (
    <Checkbox
      size="xs"
      aria-label={`Choisir ${formatEnfant(row)}`}
      checked={chosen.has(row.orientationId)}
      onChange={() => toggle(row.orientationId)}
    />
  ),
})

/** Statut of a row; its day is told under the mouse and on paper, and in the panel. */
function Statut({ ligne }: { readonly ligne: OrientationLigne }) {
  const [label, day] = statutTexts(ligne)
  return (
    <span title={statutTexts(ligne).join(' ')}>
      {label}
      {day === undefined ? null : <span className={styles.day}>{day}</span>}
    </span>
  )
}

function EnAttente({ ligne }: { readonly ligne: OrientationLigne }) {
  return (
    <span className={styles.attente}>
      {attenteText(ligne)}
      {ligne.enAttente?.isEnRetard === true ? (
        <Tag tone="warn" icon={<IconClockExclamation size="0.875rem" aria-hidden />}>
          En retard
        </Tag>
      ) : null}
    </span>
  )
}
