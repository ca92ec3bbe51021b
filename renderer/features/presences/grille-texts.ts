import type { IsoDate } from '../../../shared/dates.ts'
import type { EtatPresence } from '../../../shared/domain/listes.ts'
import { formatCount, formatPersonne } from '../../../shared/format.ts'
import type { GrilleEnfant, GrilleSeance } from '../../../shared/ipc/presences.ipc.ts'
import { LIBELLES_PRESENCE } from '../../../shared/texts/libelles.ts'
import { formatJourLong } from '../../texts/dates.ts'
import type { Case } from './grille.ts'

const NBSP = '\u00a0'

/** Letter of each état, as typed, shown and printed. */
export const LETTRES: Readonly<Record<EtatPresence, string>> = {
  present: 'P',
  absent: 'A',
  excuse: 'E',
}

/** Spoken name, `Inès Benali`; with class and year of birth where another enfant has the same name. */
export const nomDit = ({
  nom,
  prenom,
  precision,
}: Pick<GrilleEnfant, 'nom' | 'prenom'> & { readonly precision?: string | null }): string =>
  `${prenom} ${nom}`.trim() + (precision ? ` (${precision})` : '')

/** Name in a register, `Benali Inès`; with class and year of birth where another enfant has the same name. */
export const nomDuRegistre = (enfant: Pick<GrilleEnfant, 'nom' | 'prenom' | 'precision'>): string =>
  formatPersonne(enfant) + (enfant.precision === null ? '' : ` (${enfant.precision})`)

/** État in words, agreeing with the enfant's sex: `présente`. */
function etatText(etat: EtatPresence, sexe: GrilleEnfant['sexe']): string {
  const masculin = LIBELLES_PRESENCE[etat].toLowerCase()
  return sexe === 'F' ? `${masculin}e` : masculin
}

/** True when another séance is on the same day: the hour then tells the two apart. */
export const hasTwin = (seance: GrilleSeance, seances: readonly GrilleSeance[]): boolean =>
  seances.some(({ seanceId, date }) => date === seance.date && seanceId !== seance.seanceId)

/** The accessible name of a box: « Inès Benali, mardi 28 septembre : présente ». */
export function caseLabel(ligne: GrilleEnfant, seance: GrilleSeance, box: Case): string {
  const note = box.presence?.note ? `, note${NBSP}: ${box.presence.note}` : ''
  return `${nomDit(ligne)}, ${formatJourLong(seance.date)}${NBSP}: ${caseText(ligne, box)}${note}`
}

function caseText(
  { sexe }: GrilleEnfant,
  { presence, ouverture, isHorsInscription }: Case,
): string {
  const inscrit = sexe === 'F' ? 'inscrite' : 'inscrit'
  if (presence !== null) {
    const etat = etatText(presence.etat, sexe)
    return isHorsInscription ? `${etat}, sans être ${inscrit} ce jour-là` : etat
  }
  switch (ouverture) {
    case 'annulee':
      return 'séance annulée'
    case 'hors-inscription':
      return `pas ${inscrit} ce jour-là`
    case 'a-venir':
      return 'séance à venir'
    case 'ouverte':
      return 'inconnu, rien n’est noté'
  }
}

/** Reason why a box refuses the état, and what to do. */
export function refusalText(seance: GrilleSeance, enfant: GrilleEnfant, box: Case): string {
  const jour = formatJourLong(seance.date)
  const inscrit = enfant.sexe === 'F' ? 'inscrite' : 'inscrit'
  switch (box.ouverture) {
    case 'annulee':
      return `La séance du ${jour} est annulée${NBSP}: rouvrez-la dans Séances pour y noter des présences.`
    case 'hors-inscription':
      return `${nomDit(enfant)} n’est pas ${inscrit} le ${jour}${NBSP}: vérifiez les dates de son inscription.`
    default:
      return `La séance du ${jour} n’a pas encore eu lieu${NBSP}: seule une absence annoncée (E) peut être notée d’avance.`
  }
}

/** Change made by a gesture, in words: « Inès Benali, mardi 28 septembre : absente. », « 6 cases : absents. » */
export function changeText(
  changed: readonly { readonly seance: GrilleSeance; readonly enfant: GrilleEnfant }[],
  etat: EtatPresence | null,
): string {
  const [first] = changed
  if (first === undefined) return ''
  if (changed.length === 1) {
    const { seance, enfant } = first
    const is = etat === null ? 'inconnu, rien n’est noté' : etatText(etat, enfant.sexe)
    return `${nomDit(enfant)}, ${formatJourLong(seance.date)}${NBSP}: ${is}.`
  }
  const are = etat === null ? 'inconnus' : `${LIBELLES_PRESENCE[etat].toLowerCase()}s`
  const isOneSeance = changed.every(({ seance }) => seance === first.seance)
  const count = formatCount(changed.length, isOneSeance ? 'enfant' : 'case')
  return isOneSeance
    ? `${formatJourLong(first.seance.date)}${NBSP}: ${count} ${are}.`
    : `${count}${NBSP}: ${are}.`
}

/** Short day, `28/09`. */
export const jourCourt = (date: IsoDate): string => `${date.slice(8)}/${date.slice(5, 7)}`

/** Day of the week, `mardi`. */
export const jourDeSemaine = (date: IsoDate): string => formatJourLong(date).split(' ')[0] ?? ''
