import type { Cellule } from '../reading/grid.ts'
import { textOf } from '../reading/grid.ts'
import { citation, type Lecture } from './lecture.ts'

const PREFIX = String.raw`(?:(?:\+|00)\s?33[\s.-]?(?:\(0\)\s?)?0?|0)?`
/** A number in pairs, in threes (« 0612 345 678 », « 06 123 456 78 ») or in one piece. */
const NUMBER = new RegExp(
  String.raw`(?<!\d)${PREFIX}[1-9](?:(?:[\s.\-/]{0,3}\d{2}){4}|(?:[\s.\-/]?\d){8})(?!\d)`,
  'g',
)
const FOREIGN = /(?:\+|\b00)(?!33)[1-9](?:[\s.-]?\d){7,13}/

/**
 * Reads a French number, in pairs: « 06 00 00 00 01 ». Restores the 0 that spreadsheets drop. Of
 * several numbers in one cell, the first mobile one is kept (that is where a family is reached).
 */
export function readTelephone(cellule: Cellule): Lecture<string | null> {
  const text = textOf(cellule)?.replace(/\((0\d)\)/g, '$1') ?? null
  if (text === null || !/\d/.test(text)) return { valeur: null }
  const foreign = FOREIGN.exec(text)?.[0]
  if (foreign !== undefined) return { valeur: foreign }
  const found = (text.match(NUMBER) ?? []).map(inPairs)
  const telephone = found.find((one) => /^0[67]/.test(one)) ?? found[0]
  if (telephone !== undefined) return { valeur: telephone }
  return { valeur: null, probleme: `${citation(text)} n’est pas un numéro de téléphone complet.` }
}

function inPairs(match: string): string {
  const digits = match.replace(/\(0\)/, '').replace(/\D/g, '').slice(-9)
  return `0${digits}`.replace(/(\d{2})(?=\d)/g, '$1 ')
}

/** Splits a number from a text such as « Mme Diallo 06 00 00 00 01 ». */
export function splitTelephone(text: string): {
  readonly rest: string
  readonly telephone: string | null
} {
  const match = text.match(NUMBER)?.[0]
  if (match === undefined) return { rest: text, telephone: null }
  const rest = text
    .replace(match, ' ')
    .replace(/[\s:,;/(\-–]+$/, '')
    .trim()
  return { rest, telephone: inPairs(match) }
}
