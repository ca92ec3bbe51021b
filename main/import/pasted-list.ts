import { readClasse } from './understand/classe.ts'
import { INSCRITS } from './understand/eleves.ts'

const SEPARATORS = ['\t', ';', ','] as const
/** « - », « • », « 12. » or « 12) » before a name, as lists of letters and mails have them. */
const MARK = /^\s*(?:[-–—•*·]|\d{1,3}[.)])\s+/
const DAY = /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$/
const ECOLE = /^(?:école|ecole|collège|college|lycée|lycee)(?!\p{L})/iu
/** Classes without a digit that no nom and no prénom looks like. */
const CLASSE_WORD = /^(?:cp|tps|ps|ms|gs|ulis|segpa|tle|cap|bep|mfr)$/i

/** A pasted list with its titles; `premiereLigne` is 0 where the titles were added, so that its lines keep their own numbers. */
export type ListeCollee = { readonly texte: string; readonly premiereLigne: 0 | 1 }

/**
 * A pasted list of enfants as a text with titles, which the reader of spreadsheets needs. A list copied with its titles is returned
 * as it is. Otherwise each line is an enfant, nom first, and the titles added say what each column looks like: names, class, day of
 * birth, school. A column that looks like none of them keeps a blank title: it is not read unless the person says what it is.
 */
export function titledList(texte: string): ListeCollee {
  const lines = texte.split(/\r\n?|\n/).map((line) => line.replace(MARK, '').trimEnd())
  const filled = lines.filter((line) => line !== '')
  const separator = SEPARATORS.find((one) => isMost(filled, (line) => line.includes(one))) ?? null
  const rows = lines.map((line) =>
    separator === null ? [line.trim()] : line.split(separator).map((cell) => cell.trim()),
  )
  if (isOfTitles(rows.find(isFilled) ?? [])) return { texte, premiereLigne: 1 }
  const cut = separator === null ? rows.map(([line = '']) => cutClasse(line)) : rows
  const all = [titlesOf(cut.filter(isFilled)), ...cut]
  return { texte: all.map((cells) => cells.join('\t')).join('\n'), premiereLigne: 0 }
}

const isMost = <T>(all: readonly T[], is: (one: T) => boolean): boolean =>
  all.filter(is).length * 2 > all.length

const isFilled = (cells: readonly string[]): boolean => cells.some((cell) => cell !== '')

/** Whether every cell of a row is a title that the import knows. */
const isOfTitles = (cells: readonly string[]): boolean =>
  isFilled(cells) && cells.every((cell) => cell === '' || INSCRITS.recognise(cell, null) !== null)

/** « Amrani Inès CE2 B » as « Amrani Inès » and « CE2 B ». */
function cutClasse(line: string): readonly string[] {
  const words = line.split(/\s+/)
  const at = words.findIndex((word, index) => index > 0 && isClasse(word))
  if (at < 0) return [line, '']
  return [words.slice(0, at).join(' '), words.slice(at).join(' ')]
}

const isClasse = (text: string): boolean =>
  (/\d/.test(text) || CLASSE_WORD.test(text)) && readClasse(text).niveaux.length > 0

const TITLES: Readonly<Record<string, string>> = {
  classe: 'Classe',
  naissance: 'Né le',
  ecole: 'École',
}

/** Title of each column, by most of its cells. */
function titlesOf(rows: readonly (readonly string[])[]): readonly string[] {
  const width = Math.max(...rows.map((cells) => cells.length))
  const kinds = Array.from({ length: width }, (_, index) => {
    const cells = rows.map((row) => row[index] ?? '').filter((cell) => cell !== '')
    if (cells.length === 0) return 'vide'
    if (isMost(cells, isClasse)) return 'classe'
    if (isMost(cells, (cell) => DAY.test(cell))) return 'naissance'
    if (isMost(cells, (cell) => ECOLE.test(cell))) return 'ecole'
    return isMost(cells, (cell) => /\p{L}/u.test(cell)) ? 'mots' : 'autre'
  })
  const mots = kinds.flatMap((kind, index) => (kind === 'mots' ? [index] : []))
  // « Amrani Inès ; CE2 ; École Jules-Ferry »: the nom and the prénom share the first column.
  const first = mots[0] ?? 0
  const isTogether =
    mots.length < 2 || isMost(rows, (row) => (row[first] ?? '').trim().includes(' '))
  const nameColumns = isTogether ? ['Nom Prénom'] : ['Nom', 'Prénom']
  return kinds.map((kind, index) => {
    if (kind === 'mots') return nameColumns[mots.indexOf(index)] ?? ''
    return kinds.indexOf(kind) === index ? (TITLES[kind] ?? '') : ''
  })
}
