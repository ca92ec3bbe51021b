import {
  type DureeLue,
  parseArriveeDepart,
  parseDuree,
  parseHeures,
} from '../../../shared/domain/duree.ts'
import type { ChampHeures } from '../../../shared/domain/import-heures.ts'
import { formatDuree } from '../../../shared/format.ts'
import { type Cellule, shownText, textOf } from '../reading/grid.ts'
import { type Cells, cellOf, complain } from '../understand/cells.ts'
import { citation, type Lecture } from '../understand/lecture.ts'

/** Longest entry that the app accepts, in minutes: ten days. */
const LONGEST = 14_400

/** `1.3333333`, as software writes decimal hours. */
const NUMBER = /^\d+(?:[.,]\d+)?$/

/** « 18:25 » under « Durée (min) »: the unit of the title is obeyed. */
const MINUTES_SECONDS = /^(\d{1,4}):([0-5]\d)$/

/**
 * Duration in minutes: from decimal hours first, the most precise; then minutes, a durée typed in any
 * form, a time of arrival and one of departure. Null when the row has none.
 */
export function readDuree(cells: Cells<ChampHeures>): number | null {
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
