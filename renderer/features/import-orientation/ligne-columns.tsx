import type { LigneApercu, LigneImport } from '../../../shared/domain/import-orientation.ts'
import { formatDate, formatPersonne } from '../../../shared/format.ts'
import { niveauText } from '../../texts/codes.ts'
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
import { idOfLigne } from './useImportListe.ts'

/** « Benali Inès », or what stands in for a name that could not be read. */
export const enfantText = ({ enfant }: LigneImport): string =>
  enfant.nom === '' && enfant.prenom === '' ? 'Sans nom' : formatPersonne(enfant)

/** The birth as far as it is known. */
export function naissanceText(enfant: {
  readonly dateNaissance: string | null
  readonly anneeNaissance: number | null
}): string {
  if (enfant.dateNaissance !== null) return formatDate(enfant.dateNaissance)
  return enfant.anneeNaissance === null ? '' : String(enfant.anneeNaissance)
}

/** « CE2 », or « CE2, Classe de M Machin » when the class does not say its niveau. */
export function classeText({ inscription: { classe, niveau } }: LigneImport): string {
  const texte = niveau === null ? '' : niveauText(niveau)
  if (classe === null || classe === texte) return texte
  return classe.includes(texte) ? classe : `${texte}, ${classe}`
}

/** The rows of the file, as they are looked at before the import. */
export const ligneColumns = (
  statutOf: (ligne: LigneApercu) => StatutMontre,
  open: (id: string) => void,
): readonly DataColumn<LigneApercu>[] => [
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
    id: 'enfant',
    header: 'Enfant',
    width: '12rem',
    isRowHeader: true,
    sortBy: enfantText,
    cell: (ligne) => <OpenCell onOpen={() => open(idOfLigne(ligne))}>{enfantText(ligne)}</OpenCell>,
  },
  { id: 'messages', header: 'Remarques', width: '15rem', isExtra: true, cell: messagesText },
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

/** The rows left out, for a spreadsheet. */
export const ecarteeColumns: readonly CopyColumn<LigneImport>[] = [
  { header: 'Feuille', text: ({ feuille }) => feuille },
  { header: 'Ligne', text: ({ ligne }) => String(ligne) },
  { header: 'Statut', text: ({ statut }) => LIBELLES_LIGNE[statut] },
  { header: 'Nom', text: ({ enfant }) => enfant.nom },
  { header: 'Prénom', text: ({ enfant }) => enfant.prenom },
  { header: 'Naissance', text: ({ enfant }) => naissanceText(enfant) },
  { header: 'Classe', text: classeText },
  { header: 'Remarques', text: messagesText },
]
