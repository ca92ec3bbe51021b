import type { LigneApercuHeures, LigneImportHeures } from '../../../shared/domain/import-heures.ts'
import { formatDate, formatDuree, formatPersonne } from '../../../shared/format.ts'
import type { CopyColumn } from '../../ui/clipboard.ts'
import type { DataColumn } from '../../ui/DataTable.tsx'
import { OpenCell } from '../../ui/OpenCell.tsx'
import { messagesText } from '../imports/messages-text.ts'
import {
  LIBELLES_LIGNE,
  STATUTS_MONTRES,
  type StatutMontre,
  StatutTag,
} from '../imports/statut-ligne.tsx'
import { categorieText } from './categories.ts'
import { idOfLigne } from './useImportHeures.ts'

/** « Durand Hélène », or what stands in for nobody named. */
export const intervenantText = ({ intervenant }: LigneImportHeures): string =>
  formatPersonne(intervenant) || 'Sans nom'

/** What becomes of a row, left out by the person included. */
export const statutMontre = ({ isIgnoree, statut }: LigneApercuHeures): StatutMontre =>
  isIgnoree ? 'ignoree' : statut

const jourText = ({ date }: LigneImportHeures): string => (date === null ? '' : formatDate(date))

const dureeText = ({ minutes }: LigneImportHeures): string =>
  minutes === null ? '' : formatDuree(minutes)

/** The rows of the file, as they are looked at before the import. */
export const ligneImportColumns = (
  open: (id: string) => void,
): readonly DataColumn<LigneApercuHeures>[] => [
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
    sortBy: (ligne) => STATUTS_MONTRES.indexOf(statutMontre(ligne)),
    cell: (ligne) => <StatutTag statut={statutMontre(ligne)} />,
  },
  {
    id: 'intervenant',
    header: 'Intervenant',
    width: '11rem',
    isRowHeader: true,
    sortBy: intervenantText,
    cell: (ligne) => (
      <OpenCell onOpen={() => open(idOfLigne(ligne))}>{intervenantText(ligne)}</OpenCell>
    ),
  },
  { id: 'messages', header: 'Remarques', width: '15rem', isExtra: true, cell: messagesText },
  {
    id: 'jour',
    header: 'Jour',
    width: '6.5rem',
    isExtra: true,
    sortBy: ({ date }) => date,
    cell: jourText,
  },
  {
    id: 'duree',
    header: 'Durée',
    width: '5.5rem',
    isExtra: true,
    align: 'end',
    sortBy: ({ minutes }) => minutes,
    cell: dureeText,
  },
  {
    id: 'categorie',
    header: 'Catégorie',
    width: '9rem',
    isExtra: true,
    sortBy: categorieMontree,
    cell: categorieMontree,
  },
  { id: 'note', header: 'Note', width: '10rem', isExtra: true, cell: ({ note }) => note },
]

/** As Cartable names it, or as the file does while nobody said what it is. */
function categorieMontree({ categorie, categorieLue }: LigneApercuHeures): string {
  return categorie === null ? (categorieLue ?? '') : categorieText(categorie)
}

/** The rows left out, for a spreadsheet. */
export const ecarteeHeuresColumns: readonly CopyColumn<LigneImportHeures>[] = [
  { header: 'Feuille', text: ({ feuille }) => feuille },
  { header: 'Ligne', text: ({ ligne }) => String(ligne) },
  { header: 'Statut', text: ({ statut }) => LIBELLES_LIGNE[statut] },
  { header: 'Intervenant', text: intervenantText },
  { header: 'Jour', text: jourText },
  { header: 'Durée', text: dureeText },
  { header: 'Remarques', text: messagesText },
]
