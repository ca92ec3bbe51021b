import type { LigneApercu, LigneImport } from '../../../../shared/domain/import-orientation.ts'
import { NIVEAUX } from '../../../../shared/domain/niveau.ts'
import { formatDate, formatPersonne } from '../../../../shared/format.ts'
import { niveauText } from '../../../texts/codes.ts'
import type { DataColumn } from '../../../ui/DataTable.tsx'
import { ecarteeColumns, type Who } from '../ligne.tsx'

/** Name of the row's enfant: « Benali Inès », or the words for an unreadable name. */
export const enfantText = ({ enfant }: LigneImport): string =>
  enfant.nom === '' && enfant.prenom === '' ? 'Sans nom' : formatPersonne(enfant)

/** Birth as far as known: a date, a year, or an empty text. */
export function naissanceText(enfant: {
  readonly dateNaissance: string | null
  readonly anneeNaissance: number | null
}): string {
  if (enfant.dateNaissance !== null) return formatDate(enfant.dateNaissance)
  return enfant.anneeNaissance === null ? '' : String(enfant.anneeNaissance)
}

/** Class: « CE2 », or « CE2, Classe de M Machin », « CM1, CM1/CM2 », when its name does not tell the niveau alone. */
export function classeText({ inscription: { classe, niveau } }: LigneImport): string {
  const texte = niveau === null ? '' : niveauText(niveau)
  if (classe === null || classe === texte) return texte
  const isOther = NIVEAUX.map(niveauText).some(
    (one) => classe.includes(one) && !texte.includes(one),
  )
  return texte === '' || (classe.includes(texte) && !isOther) ? classe : `${texte}, ${classe}`
}

/** Collectifs of a row in a list of enfants inscrits: « Mardi, depuis le 06/09/2021 ». */
export const placesText = ({ places = [] }: LigneImport): string =>
  places
    .map(({ collectif, debut, fin }) =>
      fin === null
        ? `${collectif}, depuis le ${formatDate(debut)}`
        : `${collectif}, du ${formatDate(debut)} au ${formatDate(fin)}`,
    )
    .join(' · ')

/** Column of the enfant named by a row. */
export const ENFANT: Who<LigneImport> = { header: 'Enfant', text: enfantText }

/** Columns of the rows of a school's list. */
export const LIGNE_COLUMNS: readonly DataColumn<LigneApercu>[] = [
  {
    id: 'naissance',
    header: 'Naissance',
    width: '6.5rem',
    isExtra: true,
    sortBy: ({ enfant }) => enfant.dateNaissance ?? enfant.anneeNaissance?.toString() ?? null,
    cell: ({ enfant }) => naissanceText(enfant),
  },
  {
    id: 'classe',
    header: 'Classe',
    width: '11rem',
    isExtra: true,
    sortBy: (ligne) => classeText(ligne) || null,
    cell: classeText,
  },
]

/** Columns of the rows left out, for a spreadsheet. */
export const ECARTEE_COLUMNS = ecarteeColumns<LigneImport>([
  { header: 'Nom', text: ({ enfant }) => enfant.nom },
  { header: 'Prénom', text: ({ enfant }) => enfant.prenom },
  { header: 'Naissance', text: ({ enfant }) => naissanceText(enfant) },
  { header: 'Classe', text: classeText },
])
