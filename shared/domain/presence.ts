import type { IsoDate } from '../dates.ts'
import type { EtatPresence, EtatSeance } from './listes.ts'

/** Days of an inscription, both included; no fin: still in force. */
export type Periode = { readonly debut: IsoDate; readonly fin: IsoDate | null }

/** True when one of the inscriptions is in force that day. */
export function isInscrit(periodes: readonly Periode[], date: IsoDate): boolean {
  return periodes.some(({ debut, fin }) => debut <= date && (fin === null || date <= fin))
}

/** Openness of a box of the register: the états that it accepts. */
export type Ouverture =
  /** Any état may be recorded. */
  | 'ouverte'
  /** The day is still to come: only an absence announced ahead may be recorded. */
  | 'a-venir'
  | 'annulee'
  /** The enfant is not inscribed that day, and nothing is recorded there. */
  | 'hors-inscription'

/** The openness of a box; a présence that is recorded already can always be corrected. */
export function ouvertureOf(
  seance: { readonly date: IsoDate; readonly etat: EtatSeance },
  enfant: { readonly periodes: readonly Periode[] },
  isRecorded: boolean,
  today: IsoDate,
): Ouverture {
  if (seance.etat === 'annulee') return 'annulee'
  if (!isRecorded && !isInscrit(enfant.periodes, seance.date)) return 'hors-inscription'
  return seance.date > today ? 'a-venir' : 'ouverte'
}

/** Whether that état (null: unknown) may be set in such a box. */
export function accepts(ouverture: Ouverture, etat: EtatPresence | null): boolean {
  if (ouverture === 'ouverte') return true
  return ouverture === 'a-venir' && (etat === null || etat === 'excuse')
}

/** Number of présences in each état; unknown is no absence. */
export type Totaux = {
  readonly presents: number
  readonly absents: number
  readonly excuses: number
  readonly inconnus: number
}

/** Category in which one box is counted; null for a box that is not counted. */
export type Compte = EtatPresence | 'inconnu' | null

/** Adds up the boxes of a line or of a column. */
export function countComptes(comptes: Iterable<Compte>): Totaux {
  const totaux = { presents: 0, absents: 0, excuses: 0, inconnus: 0 }
  for (const compte of comptes) {
    if (compte === 'present') totaux.presents++
    else if (compte === 'absent') totaux.absents++
    else if (compte === 'excuse') totaux.excuses++
    else if (compte === 'inconnu') totaux.inconnus++
  }
  return totaux
}

/** Share of présents among the recorded, from 0 to 1; null when none is recorded (référentiel, « assiduité »). */
export function assiduiteOf({
  presents,
  absents,
  excuses,
}: Omit<Totaux, 'inconnus'>): number | null {
  const recorded = presents + absents + excuses
  return recorded === 0 ? null : presents / recorded
}
