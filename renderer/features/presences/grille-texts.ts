import type { IsoDate } from '../../../shared/dates.ts'
import type { EtatPresence } from '../../../shared/domain/listes.ts'
import { formatCount, formatMois } from '../../../shared/format.ts'
import type { GrilleEnfant, GrilleSeance } from '../../../shared/ipc/presences.ipc.ts'
import { LIBELLES_PRESENCE } from '../../../shared/texts/libelles.ts'
import { formatJourLong } from '../../texts/dates.ts'
import type { Case } from './grille.ts'

const NBSP = '\u00a0'

/** The letter that is typed, shown and printed. */
export const LETTRES: Readonly<Record<EtatPresence, string>> = {
  present: 'P',
  absent: 'A',
  excuse: 'E',
}

/** `Inès Benali`, as one speaks of her. */
export const nomDit = ({ nom, prenom }: Pick<GrilleEnfant, 'nom' | 'prenom'>): string =>
  `${prenom} ${nom}`.trim()

/** `présente`, agreeing with whom it is about. */
function etatText(etat: EtatPresence, sexe: GrilleEnfant['sexe']): string {
  const masculin = LIBELLES_PRESENCE[etat].toLowerCase()
  return sexe === 'F' ? `${masculin}e` : masculin
}

/** True when another séance is on the same day: then the hour tells them apart. */
export const hasTwin = (seance: GrilleSeance, seances: readonly GrilleSeance[]): boolean =>
  seances.some(({ seanceId, date }) => date === seance.date && seanceId !== seance.seanceId)

/** What a screen reader says of a box: « Inès Benali, mardi 28 septembre : présente ». */
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

/** Why a box does not take that état, and what to do. */
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

/** `28/09`. */
export const jourCourt = (date: IsoDate): string => `${date.slice(8)}/${date.slice(5, 7)}`

/** `mardi`. */
export const jourDeSemaine = (date: IsoDate): string => formatJourLong(date).split(' ')[0] ?? ''

/** « Présences du mardi 28/09 ». */
export const labelSeance = ({ date }: GrilleSeance): string =>
  `Présences du ${jourDeSemaine(date)} ${jourCourt(date)}`

/** « Présence du mardi 28/09 : Inès Benali ». */
export const labelCase = ({ date }: GrilleSeance, enfant: GrilleEnfant): string =>
  `Présence du ${jourDeSemaine(date)} ${jourCourt(date)}${NBSP}: ${nomDit(enfant)}`

/** « Note du mardi 28/09 : Inès Benali ». */
export const labelNote = ({ date }: GrilleSeance, enfant: GrilleEnfant): string =>
  `Note du ${jourDeSemaine(date)} ${jourCourt(date)}${NBSP}: ${nomDit(enfant)}`

/** « Présences de septembre 2021 : 12 cases », « Présences d’octobre 2021 : 2 cases ». */
export function labelBloc(mois: string, count: number): string {
  const nom = formatMois(mois)
  const de = /^[ao]/.test(nom) ? 'd’' : 'de '
  return `Présences ${de}${nom}${NBSP}: ${formatCount(count, 'case')}`
}
