import { formatCount, formatDate, formatPersonne } from '../../../shared/format.ts'
import type { OrientationLigne } from '../../../shared/ipc/orientations.ipc.ts'
import { LIBELLES_ORIENTATION } from '../../../shared/texts/libelles.ts'
import { niveauText } from '../../texts/codes.ts'
import type { CopyColumn } from '../../ui/clipboard.ts'
import type { DataColumn } from '../../ui/DataTable.tsx'
import { OpenCell } from '../../ui/OpenCell.tsx'

type Column = DataColumn<OrientationLigne> & CopyColumn<OrientationLigne>

/** « 12 jours », nothing once answered. */
export const attenteText = ({ joursSansReponse }: OrientationLigne): string =>
  joursSansReponse === null ? '' : formatCount(joursSansReponse, 'jour')

/** The class as the school says it, else the niveau. */
export const classeText = ({ classe, niveau }: OrientationLigne): string =>
  classe ?? (niveau === null ? '' : niveauText(niveau))

function column(
  id: string,
  header: string,
  text: (row: OrientationLigne) => string,
  width?: string,
): Column {
  const sized = width === undefined ? {} : { width }
  return { id, header, ...sized, text, sortBy: (row) => text(row) || null, cell: text }
}

/** Columns of the list; the name opens the row for the keyboard. */
export const orientationColumns = (open: (id: string) => void): readonly Column[] => [
  {
    ...column('enfant', 'Enfant', (row) => formatPersonne(row), '12rem'),
    sortBy: ({ nom, prenom }) => `${nom} ${prenom}`,
    isRowHeader: true,
    cell: (row) => (
      <OpenCell onOpen={() => open(row.orientationId)}>{formatPersonne(row)}</OpenCell>
    ),
  },
  column('classe', 'Classe', classeText, '7rem'),
  column('ecole', 'École', ({ etablissement }) => etablissement ?? ''),
  {
    ...column('date', 'Reçue le', ({ date }) => formatDate(date), '6.5rem'),
    sortBy: ({ date }) => date,
  },
  column('statut', 'Statut', ({ statut }) => LIBELLES_ORIENTATION[statut], '9.5rem'),
  {
    ...column('attente', 'Sans réponse', attenteText, '7.5rem'),
    sortBy: ({ joursSansReponse }) => joursSansReponse,
  },
  {
    ...column(
      'retour',
      'École informée',
      ({ retourEcole }) => (retourEcole === null ? '' : formatDate(retourEcole)),
      '8.5rem',
    ),
    sortBy: ({ retourEcole }) => retourEcole,
  },
]
