import type { IsoDate } from '../../../shared/dates.ts'
import { isIdentite } from '../../../shared/domain/colonne.ts'
import {
  type DureeLue,
  parseArriveeDepart,
  parseDuree,
  parseHeures,
} from '../../../shared/domain/duree.ts'
import type { ChampHeures } from '../../../shared/domain/import-heures.ts'
import {
  CATEGORIES_HEURES,
  type CategorieHeures,
  STATUTS,
  type Statut,
} from '../../../shared/domain/listes.ts'
import { normalizeNom } from '../../../shared/domain/nom.ts'
import { formatDate, formatDuree } from '../../../shared/format.ts'
import { type Cellule, shownText, textOf } from '../reading/grid.ts'
import {
  type Cells,
  cellOf,
  complain,
  readCell,
  readNomPrenom,
  textAt,
} from '../understand/cells.ts'
import { type DateContext, type Jour, readJour } from '../understand/dates.ts'
import { isOtherDay, jourSansAnnee } from '../understand/jours.ts'
import { citation, type Lecture, memo } from '../understand/lecture.ts'
import { isSummary } from '../understand/pupil.ts'
import type { HeuresLue } from './heures-lues.ts'

// Patterns of normalised text; the first match wins: « préparation de la réunion » is préparation.
const CATEGORIES: readonly (readonly [CategorieHeures, RegExp])[] = [
  ['preparation', /\bprepar/],
  ['formation', /\b(formations?|stages?)\b/],
  [
    'concertation',
    /\bconcertations?\b|\b(reunion|rencontre|rendez vous|rdv|point)\b.*\b(ecole|enseignante?s?|college|professeure?s?|directeur|directrice|partenaires?)\b/,
  ],
  ['parents', /\b(parents?|familles?)\b/],
  ['reunion', /\b(reunions?|coordination)\b/],
  ['autre', /^(autres?|divers)$/],
]

/** The catégorie that some words mean; null when a person has to say. */
export const categorieOf = memo((text: string): CategorieHeures | null => {
  const normalized = normalizeNom(text)
  const exact = CATEGORIES_HEURES.find((code) => code === normalized)
  return exact ?? CATEGORIES.find(([, pattern]) => pattern.test(normalized))?.[0] ?? null
})

/** True for words that mean the time of séances, which is derived from the séances held, never entered. */
export const isTempsDeSeance = memo((text: string): boolean =>
  /\b(seances?|accompagnement|aide aux (devoirs|lecons)|soutien|encadrement)\b/.test(
    normalizeNom(text),
  ),
)

/** Statut that a word names; null when none. */
export const statutOf = memo((text: string): Statut | null => {
  const normalized = normalizeNom(text)
  if (/\bservice civique\b/.test(normalized)) return 'volontaire'
  return STATUTS.find((statut) => normalized.startsWith(statut)) ?? null
})

/** Longest entry that the app accepts, in minutes: ten days. */
const LONGEST = 14_400

/** `1.3333333`, as software writes decimal hours. */
const NUMBER = /^\d+(?:[.,]\d+)?$/

/** « 18:25 » under « Durée (min) »: the unit of the title is obeyed. */
const MINUTES_SECONDS = /^(\d{1,4}):([0-5]\d)$/

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
  const jour = readCell(cells, 'date', (cellule) => readJourOfAnnee(cellule, dates))
  if (jour === null || 'date' in jour) return jour?.date ?? null
  const { cellule, entete } = cellOf(cells, 'date')
  const texte = 'Une année seule ne dit pas quel jour : écrivez la date entière.'
  complain(cells, { champ: 'date', entete }, cellule, texte)
  return null
}

/** A day, of the année where its year is not said. */
function readJourOfAnnee(cellule: Cellule, dates: DateContext): Lecture<Jour | null> {
  const lu = readJour(cellule, dates)
  const text = textOf(cellule) ?? ''
  const date = lu.probleme === undefined ? null : jourSansAnnee(text, dates.latest)
  if (date === null) return lu
  if (!isOtherDay(text, date)) return { valeur: { date } }
  const probleme = `${citation(text)} : le ${formatDate(date)} est un autre jour de la semaine. Écrivez la date entière.`
  return { valeur: null, probleme }
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

/**
 * Duration in minutes: from decimal hours first, the most precise; then minutes, a durée typed in any
 * form, a time of arrival and one of departure. Null when the row has none.
 */
function readDuree(cells: Cells<ChampHeures>): number | null {
  for (const champ of ['heures', 'minutes', 'duree'] as const) {
    const { cellule, entete } = cellOf(cells, champ)
    if (cellule === null) continue
    const { valeur, probleme } = readCellule(cellule, champ)
    if (probleme !== undefined) complain(cells, { champ, entete }, cellule, probleme)
    return valeur
  }
  return readPlage(cells)
}

function readCellule(
  cellule: Cellule,
  champ: 'heures' | 'minutes' | 'duree',
): Lecture<number | null> {
  if (typeof cellule === 'object' && cellule !== null && 'minutes' in cellule) {
    return checked(cellule.minutes, textOf(cellule) ?? '')
  }
  const text = textOf(cellule) ?? ''
  const [, whole, seconds] = (champ === 'minutes' ? MINUTES_SECONDS.exec(text) : null) ?? []
  if (whole !== undefined) return checked(Math.round(Number(whole) + Number(seconds) / 60), text)
  const read = NUMBER.test(text) ? numberOf(Number(text.replace(',', '.')), champ) : null
  if (read !== null) return checked(read, text)
  const parsed: DureeLue = champ === 'heures' ? parseHeures(text) : parseDuree(text)
  if (parsed.ok) return checked(parsed.minutes, text)
  return { valeur: null, probleme: `${citation(text)} n’est pas une durée. ${parsed.reason}` }
}

/** Minutes of a number by its champ; null for a whole durée, left to its own rule: hours up to 12, minutes above. */
function numberOf(value: number, champ: 'heures' | 'minutes' | 'duree'): number | null {
  if (champ === 'minutes') return Math.round(value)
  if (champ === 'duree' && Number.isInteger(value)) return null
  return Math.round(value * 60)
}

function checked(minutes: number, text: string): Lecture<number | null> {
  if (minutes > LONGEST) {
    return {
      valeur: null,
      probleme: `${citation(text)} se lit ${formatDuree(minutes)} : c’est trop pour une seule ligne.`,
    }
  }
  return minutes > 0
    ? { valeur: minutes }
    : { valeur: null, probleme: 'Une durée nulle ne s’importe pas.' }
}

function readPlage(cells: Cells<ChampHeures>): number | null {
  const debut = cellOf(cells, 'debut')
  const fin = cellOf(cells, 'fin')
  if (debut.cellule === null || fin.cellule === null) return null
  const parsed = parseArriveeDepart(textOf(debut.cellule) ?? '', textOf(fin.cellule) ?? '')
  if (parsed.ok) return parsed.minutes
  // Either may be wrong: both are kept as typed.
  cells.bruts.debut ??= shownText(debut.cellule) ?? ''
  complain(cells, { champ: 'fin', entete: fin.entete }, fin.cellule, parsed.reason)
  return null
}
