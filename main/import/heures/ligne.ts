import type { IsoDate } from '../../../shared/dates.ts'
import { isIdentite } from '../../../shared/domain/colonne.ts'
import type { ChampHeures } from '../../../shared/domain/import-heures.ts'
import { CATEGORIES_HEURES, type Statut } from '../../../shared/domain/listes.ts'
import { textOf } from '../reading/grid.ts'
import {
  type Cells,
  cellOf,
  complain,
  readCell,
  readNomPrenom,
  textAt,
} from '../understand/cells.ts'
import { type DateContext, readJour } from '../understand/dates.ts'
import { citation, type Lecture } from '../understand/lecture.ts'
import { isSummary } from '../understand/pupil.ts'
import { categorieOf, statutOf } from './categorie.ts'
import { readDuree } from './duree.ts'
import type { HeuresLue } from './heures-lues.ts'

/** Longest note that the app keeps, in characters. */
const LONGEST_NOTE = 300

/** One entry of a row; null for a title, a total, a note under the table. */
export function readLigne(
  cells: Cells<ChampHeures>,
  place: { readonly feuille: string; readonly ligne: number; readonly rang: number },
  dates: DateContext,
): HeuresLue | null {
  if (!isEntry(cells)) return null
  const { nom, prenom, isSure } = readNomPrenom(cells)
  const before = cells.messages.length
  const minutes = readDuree(cells)
  if (minutes === null && cells.messages.length === before) {
    cells.messages.push({ colonne: dureeEntete(cells), texte: 'La durée manque.' })
  }
  const date = readDate(cells, dates)
  const isWrong = cells.messages.length > before
  return {
    ...place,
    nom,
    prenom,
    isNomSur: isSure,
    date,
    minutes,
    ...readCategorie(cells),
    action: textAt(cells, 'action'),
    collectif: textAt(cells, 'collectif'),
    statut: readCell(cells, 'statut', readStatut),
    note: readNote(cells),
    messages: cells.messages,
    bruts: cells.bruts,
    etat: isWrong ? 'erreur' : 'lisible',
  }
}

/** True for a row with a person, or a durée and some other cell: a durée alone is the total of a column. */
function isEntry({ index, cellules }: Cells<ChampHeures>): boolean {
  const filled = index.colonnes.filter((colonne) => (cellules[colonne.index] ?? null) !== null)
  const isNamed = filled.some(({ champ }) => isIdentite(champ))
  const others = filled.filter(({ champ }) => !isIdentite(champ))
  return !isSummary(cellules) && others.length >= (isNamed ? 1 : 2)
}

const dureeEntete = ({ index: { byChamp } }: Cells<ChampHeures>): string | null => {
  const [column] =
    byChamp.get('heures') ??
    byChamp.get('duree') ??
    byChamp.get('minutes') ??
    byChamp.get('fin') ??
    []
  return column?.entete ?? null
}

function readCategorie(cells: Cells<ChampHeures>): Pick<HeuresLue, 'categorie' | 'categorieDite'> {
  const categorie = textAt(cells, 'categorie')
  const dite = cells.codeOf('categorie', categorie ?? '')
  const isUnclear = dite !== undefined || (categorie !== null && categorieOf(categorie) === null)
  if (categorie !== null && isUnclear) cells.inconnues.add('categorie', categorie)
  const categorieDite =
    dite === null ? 'ignorer' : (CATEGORIES_HEURES.find((code) => code === dite) ?? null)
  return { categorie, categorieDite }
}

function readDate(cells: Cells<ChampHeures>, dates: DateContext): IsoDate | null {
  const jour = readCell(cells, 'date', (cellule) => readJour(cellule, dates))
  if (jour === null || 'date' in jour) return jour?.date ?? null
  const { cellule, entete } = cellOf(cells, 'date')
  const texte = 'Une année seule ne dit pas quel jour : écrivez la date entière.'
  complain(cells, { champ: 'date', entete }, cellule, texte)
  return null
}

function readStatut(cellule: Parameters<typeof textOf>[0]): Lecture<Statut | null> {
  const text = textOf(cellule)
  if (text === null) return { valeur: null }
  const valeur = statutOf(text)
  return valeur === null
    ? {
        valeur,
        probleme: `Statut : ${citation(text)} n’est ni salarié, ni volontaire, ni bénévole.`,
        inconnus: [text],
      }
    : { valeur }
}

/** Note of the row: its titre, description and note on one line. */
function readNote({ index, cellules, messages }: Cells<ChampHeures>): string | null {
  const columns = index.byChamp.get('note') ?? []
  const texts = columns.flatMap((column) => textOf(cellules[column.index] ?? null) ?? [])
  const note = [...new Set(texts)].join(', ').replaceAll('\n', ' ')
  if (note.length <= LONGEST_NOTE) return note === '' ? null : note
  messages.push({
    colonne: columns[0]?.entete ?? null,
    texte: `Le texte est coupé à ${LONGEST_NOTE} caractères.`,
  })
  return `${note.slice(0, LONGEST_NOTE - 1)}…`
}
