import { isIsoDate } from '../../../../shared/dates.ts'
import type { KindAnnexe } from '../../../../shared/domain/annexes.ts'
import type { Valeur } from '../../../../shared/domain/valeur.ts'
import type { CellValue } from '../cells.ts'
import type { Format } from '../styles.ts'

/** The format in which a value of that kind is written. */
export function formatOf(kind: KindAnnexe, valeur: Valeur): Format {
  if (typeof valeur === 'number') return numberFormatOf(kind, valeur)
  if (typeof valeur === 'boolean') return 'texte-droite'
  if (kind === 'date' && typeof valeur === 'string' && isIsoDate(valeur)) return 'date-droite'
  return 'texte-long'
}

function numberFormatOf(kind: KindAnnexe, valeur: number): Format {
  if (kind === 'hours') return 'heures'
  if (kind === 'rate') return 'taux'
  return Number.isInteger(valeur) ? 'entier' : 'decimal'
}

/** The value as a cell holds it: « oui » or « non », names one after the other. */
export function cellOf(valeur: Valeur): CellValue {
  if (typeof valeur === 'boolean') return valeur ? 'oui' : 'non'
  if (valeur === null || typeof valeur !== 'object') return valeur
  return valeur.join('\u202f; ')
}

/** Whether two values are equal, whatever the order of the names of a list. */
export function isSame(a: Valeur, b: Valeur): boolean {
  if (a === b) return true
  const text = (valeur: Valeur) =>
    JSON.stringify(Array.isArray(valeur) ? valeur.toSorted() : valeur)
  return text(a) === text(b)
}
