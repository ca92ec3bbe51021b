import type { IsoDate } from '../../../shared/dates.ts'
import type { AccordParental } from '../../../shared/domain/import-orientation.ts'
import {
  ORIGINES,
  type Origine,
  SITUATIONS,
  type Situation,
} from '../../../shared/domain/listes.ts'
import { normalizeNom } from '../../../shared/domain/nom.ts'
import { type Cellule, textOf } from '../reading/grid.ts'
import { type DateContext, readJour } from './dates.ts'
import { type CodeOfListe, citation, type Lecture } from './lecture.ts'
import { origineOf, situationOf } from './synonymes.ts'

const YES = /^(x+|oui|o|ok|1|vrai|true|yes|v|accord|d accord|favorable|donne|signe|recu)$/
const NO = /^(non|n|0|faux|false|no|refus|refuse|defavorable|sans|aucune?|neant|ras)$/
const MARKS_YES = /^[✓✔☑☒✗✘×•●■√]+$/
const MARKS_NO = /^[-–—/☐□○.]+$/

/** Reads a ticked cell: x, X, oui, 1, ✓… `null` for text that is neither yes nor no. */
export function readTick(cellule: Cellule): boolean | null {
  if (cellule === null) return false
  if (typeof cellule === 'boolean') return cellule
  if (typeof cellule === 'number') return cellule === 1 ? true : cellule === 0 ? false : null
  if (typeof cellule !== 'string') return null
  const text = cellule.replace(/[\s[\]()]+/g, '')
  if (text === '' || MARKS_NO.test(text)) return false
  if (MARKS_YES.test(text)) return true
  const normalized = normalizeNom(cellule)
  if (YES.test(normalized) || /^oui\b/.test(normalized)) return true
  return NO.test(normalized) || /^non\b/.test(normalized) ? false : null
}

/** A cell of a column to tick. */
export function readCoche(cellule: Cellule): Lecture<boolean> {
  const isTicked = readTick(cellule)
  if (isTicked !== null) return { valeur: isTicked }
  const text = textOf(cellule) ?? ''
  return {
    valeur: false,
    probleme: `${citation(text)} n’a pas été compris : cochez par « x » ou « oui ».`,
    inconnus: [text],
  }
}

/** Reads the cell of a « CLAS » column: a day, a group or a remark there proposes the child as a tick does. */
export const readPropose = (cellule: Cellule): Lecture<boolean> => ({
  valeur: readTick(cellule) ?? textOf(cellule) !== null,
})

/** Reads the agreement: yes, no, or its day (« oui le 12/09/2021 » is that day). */
export function readAccord(cellule: Cellule, context: DateContext): Lecture<AccordParental> {
  if (cellule === null) return { valeur: null }
  const text = textOf(cellule) ?? ''
  const dated = dateIn(cellule, text, context)
  if (dated !== null && !/^non\b/i.test(text)) return { valeur: dated }
  if (MARKS_NO.test(text.trim())) return { valeur: null }
  const tick = readTick(cellule)
  if (tick !== null) return { valeur: tick }
  if (/attente|cours|voir|demander|completer|\?/i.test(text)) return { valeur: null }
  return {
    valeur: null,
    probleme: `Accord des parents : ${citation(text)} n’est ni oui, ni non, ni une date.`,
    inconnus: [text],
  }
}

function dateIn(cellule: Cellule, text: string, context: DateContext): IsoDate | null {
  const source = typeof cellule === 'string' ? text.replace(/^\D*/, '') : cellule
  const { valeur } = readJour(source, context)
  return valeur !== null && 'date' in valeur ? valeur.date : null
}

export const readSituations = (
  cellule: Cellule,
  said: CodeOfListe = () => undefined,
): Lecture<readonly Situation[]> => readList(cellule, SITUATIONS, situationOf, said, 'situation')

export const readOrigines = (
  cellule: Cellule,
  said: CodeOfListe = () => undefined,
): Lecture<readonly Origine[]> => readList(cellule, ORIGINES, origineOf, said, 'origine')

/**
 * Reads several values in one cell, each in the form's words or in current ones. The form's own
 * labels hold commas and slashes: the cell is first tried whole, then cut.
 */
function readList<C extends string>(
  cellule: Cellule,
  codes: readonly C[],
  codeOf: (text: string) => C | null,
  said: CodeOfListe,
  noun: string,
): Lecture<readonly C[]> {
  const text = textOf(cellule)
  if (text === null || readTick(cellule) === false) return { valeur: [] }
  const found = new Set<string>()
  const unknown: string[] = []
  for (const part of partsOf(text)) {
    const own = said(part)
    const code = own === undefined ? codeOf(part) : own
    if (code !== null) found.add(code)
    else if (own === undefined) unknown.push(part)
  }
  const valeur = codes.filter((code) => found.has(code))
  if (unknown.length === 0) return { valeur }
  return {
    valeur,
    probleme: `${unknown.map(citation).join(', ')} : ${noun} non reconnue, non gardée.`,
    inconnus: unknown,
  }
}

const partsOf = (text: string): readonly string[] =>
  text
    .replace(/\([^)]*\)/g, ' ')
    .replace(/\bet\/ou\b/gi, 'ou')
    .replace(/l['’]enfant\s?\/\s?le jeune/gi, 'enfant')
    .split(/[;\n,+•]| - | – |\s\/\s|(?<=\p{L})\/(?=\p{L})/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** Criteria listed in one cell, as written. */
export const readCriteres = (cellule: Cellule): Lecture<readonly string[]> => ({
  valeur: (textOf(cellule) ?? '')
    .split(/[;\n,•]/)
    .map((part) => part.trim())
    .filter((part) => part !== ''),
})

const FEMININ =
  /^(une fille|2|f|w|fem\w*|filles?|femmes?|female|girl|mme|mlle|madame|mademoiselle|melle)( f)?$/
const MASCULIN =
  /^(un garcon|1|m|h|g|mas\w*|gars?|g ?con|garcons?|hommes?|male|boy|mr|monsieur)( [mhg])?$/

/** F or M from F/M, F/H, F/G, words, civilités, or the codes 1 and 2 of the État civil. */
export function readSexe(cellule: Cellule): Lecture<'F' | 'M' | null> {
  const text = textOf(cellule)
  if (text === null) return { valeur: null }
  const words = text === '♀' ? 'f' : text === '♂' ? 'm' : normalizeNom(text)
  const sexe = FEMININ.test(words) ? 'F' : MASCULIN.test(words) ? 'M' : undefined
  return sexe === undefined
    ? { valeur: null, probleme: `Sexe : ${citation(text)} n’a pas été reconnu.`, inconnus: [text] }
    : { valeur: sexe }
}
