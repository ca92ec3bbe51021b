import type { MessageLigne, StatutLigne } from '../../../shared/domain/import-orientation.ts'
import type { CopyColumn } from '../../ui/clipboard.ts'
import type { DataColumn } from '../../ui/DataTable.tsx'
import { OpenCell } from '../../ui/OpenCell.tsx'
import { messagesText } from './messages-text.ts'
import { LIBELLES_LIGNE, STATUTS_MONTRES, type StatutMontre, StatutTag } from './statut-ligne.tsx'

/** What every row of an imported file tells of itself. */
export type Ligne = {
  readonly feuille: string
  readonly ligne: number
  readonly statut: StatutLigne
  readonly messages: readonly MessageLigne[]
}

/** Whom a row speaks of. */
export type Who<L> = { readonly header: string; readonly text: (ligne: L) => string }

/** The rows of a file, as they are looked at before the import: their place, what becomes of them and why, whom they name. */
export const ligneColumns = <L extends Ligne>(
  who: Who<L>,
  statutOf: (ligne: L) => StatutMontre,
  open: (ligne: L) => void,
  own: readonly DataColumn<L>[],
): readonly DataColumn<L>[] => [
  {
    id: 'ligne',
    header: 'Ligne',
    width: '4.5rem',
    sortBy: ({ ligne }) => ligne,
    cell: ({ ligne }) => ligne,
  },
  {
    id: 'statut',
    header: 'Statut',
    width: '8.5rem',
    sortBy: (ligne) => STATUTS_MONTRES.indexOf(statutOf(ligne)),
    cell: (ligne) => <StatutTag statut={statutOf(ligne)} />,
  },
  {
    id: 'who',
    header: who.header,
    width: '12rem',
    isRowHeader: true,
    sortBy: who.text,
    cell: (ligne) => <OpenCell onOpen={() => open(ligne)}>{who.text(ligne)}</OpenCell>,
  },
  { id: 'messages', header: 'Remarques', width: '15rem', isExtra: true, cell: messagesText },
  ...own,
]

/** The rows left out, for a spreadsheet. */
export const ecarteeColumns = <L extends Ligne>(
  own: readonly CopyColumn<L>[],
): readonly CopyColumn<L>[] => [
  { header: 'Feuille', text: ({ feuille }) => feuille },
  { header: 'Ligne', text: ({ ligne }) => String(ligne) },
  { header: 'Statut', text: ({ statut }) => LIBELLES_LIGNE[statut] },
  ...own,
  { header: 'Remarques', text: messagesText },
]
