import { addDays, type IsoDate } from '../dates.ts'
import { type Niveau, palierOf } from './niveau.ts'

const SUIVANT: Readonly<Partial<Record<Niveau, Niveau>>> = {
  maternelle: 'CP',
  CP: 'CE1',
  CE1: 'CE2',
  CE2: 'CM1',
  CM1: 'CM2',
  CM2: '6e',
  '6e': '5e',
  '5e': '4e',
  '4e': '3e',
  '3e': '2de',
  '3e prépa-métiers': 'CAP',
  '2de': '1re',
  '1re': 'Tle',
}

/**
 * Niveau proposed for the next année: the one above, or the same where several years bear the same name
 * (Ulis, Segpa, CAP…). null after the terminale, or when the niveau is unknown.
 */
export function niveauSuivant(niveau: Niveau | null): Niveau | null {
  if (niveau === null || niveau === 'Tle') return null
  return SUIVANT[niveau] ?? niveau
}

/** The next année scolaire: 1 September to 31 August. */
export function anneeSuivante(annee: { readonly debut: IsoDate; readonly fin: IsoDate }): {
  readonly debut: IsoDate
  readonly fin: IsoDate
} {
  const debut = addDays(annee.fin, 1)
  const nextYear = (date: IsoDate) => `${Number(date.slice(0, 4)) + 1}${date.slice(4)}`
  return { debut, fin: addDays(nextYear(debut), -1) }
}

/** Whether a child who goes to `after` stays in the same school, which is left after its last class. */
export const staysInEtablissement = (before: Niveau | null, after: Niveau | null): boolean =>
  after !== null && palierOf(before) === palierOf(after)
