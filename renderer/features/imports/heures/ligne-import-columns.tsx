import type {
  LigneApercuHeures,
  LigneImportHeures,
} from '../../../../shared/domain/import-heures.ts'
import { formatDate, formatDuree, formatPersonne } from '../../../../shared/format.ts'
import type { DataColumn } from '../../../ui/DataTable.tsx'
import { categorieText } from '../../heures/categories.ts'
import { ecarteeColumns, type StatutMontre, type Who } from '../ligne.tsx'

/** Name of the row's intervenant: « Durand Hélène », or the words for an unnamed person. */
export const intervenantText = ({ intervenant }: LigneImportHeures): string =>
  formatPersonne(intervenant) || 'Sans nom'

/** Statut of a row, including « left out by the user ». */
export const statutMontre = ({ isIgnoree, statut }: LigneApercuHeures): StatutMontre =>
  isIgnoree ? 'ignoree' : statut

const jourText = ({ date }: LigneImportHeures): string => (date === null ? '' : formatDate(date))

const dureeText = ({ minutes }: LigneImportHeures): string =>
  minutes === null ? '' : formatDuree(minutes)

/** Column of the intervenant named by a row. */
export const INTERVENANT: Who<LigneImportHeures> = { header: 'Intervenant', text: intervenantText }

/** Columns of the rows of a table of hours. */
export const LIGNE_HEURES_COLUMNS: readonly DataColumn<LigneApercuHeures>[] = [
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
    width: '8.5rem',
    isExtra: true,
    sortBy: categorieMontree,
    cell: categorieMontree,
  },
  { id: 'note', header: 'Note', width: '9.5rem', isExtra: true, cell: ({ note }) => note },
]

/** Catégorie in Cartable's words, or in the file's while it is not explained. */
function categorieMontree({ categorie, categorieLue }: LigneApercuHeures): string {
  return categorie === null ? (categorieLue ?? '') : categorieText(categorie)
}

/** Columns of the rows left out, for a spreadsheet. */
export const ECARTEE_HEURES_COLUMNS = ecarteeColumns<LigneImportHeures>([
  { header: 'Intervenant', text: intervenantText },
  { header: 'Jour', text: jourText },
  { header: 'Durée', text: dureeText },
])
