import { type IsoDate, weekday } from '../../../../shared/dates.ts'
import type { MessageLigne, StatutLigne } from '../../../../shared/domain/import-orientation.ts'
import type { Pointage } from '../../../../shared/domain/import-presences.ts'
import { JOURS, type Jour } from '../../../../shared/domain/listes.ts'
import { normalizeNom } from '../../../../shared/domain/nom.ts'
import { isInscrit } from '../../../../shared/domain/presence.ts'
import { formatCount, formatDate, typographie } from '../../../../shared/format.ts'
import type { PresencesLue } from '../../../import/presences/understand-presences.ts'
import { IGNOREE } from '../kind.ts'
import type { EnfantDuCollectif, PresencesConnues } from './presences-connues.repository.ts'

/** Answers of the person about the rows. */
export type ChoixPresences = {
  readonly ignorees: readonly { readonly feuille: string; readonly ligne: number }[]
}

/** Séance of a day of the grid: one that stands, or one to be created from the créneau of that day. */
type Place =
  | { readonly kind: 'seance'; readonly seanceId: string }
  | { readonly kind: 'nouvelle'; readonly debut: string; readonly fin: string }
  | { readonly kind: 'refus'; readonly pourquoi: string; readonly sansCreneau?: Jour }

type PresencesJugees = {
  readonly ligne: PresencesLue
  readonly statut: StatutLigne
  readonly isIgnoree: boolean
  readonly enfantId: string | null
  readonly pointages: readonly Pointage[]
  readonly messages: readonly MessageLigne[]
}

export type JugementPresences = {
  readonly lignes: readonly PresencesJugees[]
  readonly places: ReadonlyMap<IsoDate, Place>
  /** Days whose séance is to be created, in order. */
  readonly seancesCreees: readonly IsoDate[]
  /** Days of the week, in order, on which the grid has days and the collectif no créneau. */
  readonly joursSansCreneau: readonly Jour[]
}

/** Sorts the rows of a grid: the enfant of each, and the days that can be written. */
export function judgePresences(
  lignes: readonly PresencesLue[],
  connues: PresencesConnues,
  { ignorees }: ChoixPresences,
  today: IsoDate,
): JugementPresences {
  const dates = new Set(lignes.flatMap(({ pointages }) => pointages.map(({ date }) => date)))
  const places = new Map([...dates].map((date) => [date, placeOf(date, connues, today)] as const))
  const left = new Set(ignorees.map(({ feuille, ligne }) => `${feuille} ${ligne}`))
  const taken = new Map<string, PresencesLue>()
  const all = lignes.map((ligne): PresencesJugees => {
    const isIgnoree = left.has(`${ligne.feuille} ${ligne.ligne}`)
    const none = { ligne, isIgnoree, enfantId: null, pointages: [] }
    if (isIgnoree) return { ...none, statut: 'erreur', messages: [said(IGNOREE)] }
    const found = enfantOf(ligne, connues)
    if ('pourquoi' in found) {
      return { ...none, statut: found.statut, messages: [...ligne.messages, said(found.pourquoi)] }
    }
    const judged = judgeLigne(ligne, found.enfant, { connues, places, taken })
    return found.note === null ? judged : { ...judged, messages: [found.note, ...judged.messages] }
  })
  const written = new Set(all.flatMap(({ pointages }) => pointages.map(({ date }) => date)))
  const seancesCreees = [...written].filter((date) => places.get(date)?.kind === 'nouvelle').sort()
  const lacking = new Set(
    [...places.values()].map((place) => (place.kind === 'refus' ? place.sansCreneau : undefined)),
  )
  const joursSansCreneau =
    connues.collectif === null ? [] : JOURS.filter((jour) => lacking.has(jour))
  return { lignes: all, places, seancesCreees, joursSansCreneau }
}

const said = (texte: string): MessageLigne => ({ colonne: null, texte: typographie(texte) })

function placeOf(
  date: IsoDate,
  { annee, seances, creneaux, collectif }: PresencesConnues,
  today: IsoDate,
): Place {
  const refus = (pourquoi: string): Place => ({ kind: 'refus', pourquoi })
  if (date < annee.debut || date > annee.fin) return refus('hors de l’année scolaire')
  if (date > today) return refus('pas encore venu')
  const own = seances.filter((one) => one.date === date)
  const [seance, ...others] = own.filter(({ etat }) => etat !== 'annulee')
  if (others.length > 0) return refus('deux séances du collectif ce jour-là')
  if (seance !== undefined) return { kind: 'seance', seanceId: seance.id }
  if (own.length > 0) return refus('la séance de ce jour est annulée')
  const jour = JOURS[weekday(date)]
  const [creneau, ...more] = creneaux.filter((one) => one.jour === jour)
  if (creneau === undefined && jour !== undefined) {
    const pourquoi = `« ${collectif?.nom ?? ''} » n’a pas de créneau le ${jour}`
    return { kind: 'refus', pourquoi, sansCreneau: jour }
  }
  if (creneau === undefined) return refus('jour inconnu')
  if (more.length > 0) return refus(`deux créneaux le ${jour} : créez d’abord la séance`)
  return { kind: 'nouvelle', debut: creneau.debut, fin: creneau.fin }
}

type Found =
  | { readonly enfant: EnfantDuCollectif; readonly note: MessageLigne | null }
  | { readonly statut: 'ambigu' | 'erreur'; readonly pourquoi: string }

/** Key of a name whatever the order of its words: « BENALI Inès » is « Inès Benali ». */
const keyOf = ({ nom, prenom }: { readonly nom: string; readonly prenom: string }): string =>
  normalizeNom(`${nom} ${prenom}`).split(' ').sort().join(' ')

function enfantOf(ligne: PresencesLue, { collectif, enfants }: PresencesConnues): Found {
  if (collectif === null) {
    return { statut: 'ambigu', pourquoi: 'Dites de quel collectif est cette grille.' }
  }
  const named = enfants.filter((one) => keyOf(one) === keyOf(ligne))
  const { dateNaissance } = ligne
  const born =
    dateNaissance === null ? named : named.filter((one) => one.dateNaissance === dateNaissance)
  const [enfant, ...others] = born.length > 0 ? born : named
  if (enfant === undefined) {
    const [only, ...more] = enfants.filter((one) => isCalled(one, ligne))
    if (only !== undefined && more.length === 0) {
      const name = `${only.prenom} ${only.nom}`
      return { enfant: only, note: said(`Reconnu à son prénom : ${name}.`) }
    }
    if (only !== undefined) {
      return {
        statut: 'ambigu',
        pourquoi: `${formatCount(more.length + 1, 'enfant')} de ce prénom dans « ${collectif.nom} » : écrivez aussi le nom.`,
      }
    }
    return {
      statut: 'erreur',
      pourquoi: `Aucun enfant de ce nom n’est inscrit dans « ${collectif.nom} » : inscrivez-le d’abord, ou corrigez son nom.`,
    }
  }
  return others.length === 0
    ? { enfant, note: null }
    : {
        statut: 'ambigu',
        pourquoi: `${formatCount(born.length, 'enfant')} de ce nom dans « ${collectif.nom} » : ajoutez une colonne « Date de naissance » au fichier.`,
      }
}

/** Whether a row names an enfant by the prénom, alone or with the beginning of the nom: « Lou », « Lou R. » */
function isCalled(
  enfant: EnfantDuCollectif,
  { nom, prenom }: Pick<PresencesLue, 'nom' | 'prenom'>,
): boolean {
  const words = normalizeNom(`${nom} ${prenom}`).split(' ')
  const prenoms = normalizeNom(enfant.prenom).split(' ')
  const noms = normalizeNom(enfant.nom).split(' ')
  const rest = words.filter((word) => !prenoms.includes(word))
  return (
    prenoms.every((one) => words.includes(one)) &&
    rest.every((word) => noms.some((one) => one.startsWith(word)))
  )
}

function judgeLigne(
  ligne: PresencesLue,
  enfant: EnfantDuCollectif,
  {
    connues: { presences },
    places,
    taken,
  }: {
    readonly connues: PresencesConnues
    readonly places: ReadonlyMap<IsoDate, Place>
    readonly taken: Map<string, PresencesLue>
  },
): PresencesJugees {
  const refused = new Map<string, IsoDate[]>()
  const refuse = (pourquoi: string, date: IsoDate): void => {
    refused.set(pourquoi, [...(refused.get(pourquoi) ?? []), date])
  }
  const pointages = ligne.pointages.filter(({ date, etat }) => {
    const place = places.get(date)
    if (place === undefined) return false
    if (place.kind === 'refus') refuse(place.pourquoi, date)
    else if (!isInscrit(enfant.periodes, date)) refuse('pas inscrit ce jour-là', date)
    else {
      const noted =
        place.kind === 'seance' ? presences.get(`${place.seanceId} ${enfant.id}`) : undefined
      if (noted === etat) return false
      if (noted !== undefined) refuse('déjà noté autrement, gardé tel quel', date)
      else {
        const first = taken.get(`${enfant.id} ${date}`)
        if (first === undefined) {
          taken.set(`${enfant.id} ${date}`, ligne)
          return true
        }
        refuse(`déjà dit par la ligne ${first.ligne}`, date)
      }
    }
    return false
  })
  const messages = [...refused].map(([pourquoi, dates]) =>
    said(`${daysText(dates)} : ${pourquoi}.`),
  )
  const isLost = refused.size > 0 && pointages.length === 0
  const isUnknown = ligne.messages.length > 0 && pointages.length === 0
  return {
    ligne,
    isIgnoree: false,
    enfantId: enfant.id,
    statut: pointages.length > 0 ? 'nouveau' : isLost ? 'erreur' : isUnknown ? 'ambigu' : 'connu',
    pointages,
    messages: [...ligne.messages, ...messages],
  }
}

const SHOWN = 3

/** Days in words: « 05/10/2021 », « 4 jours (05/10/2021, 07/10/2021, 12/10/2021…) ». */
function daysText(dates: readonly IsoDate[]): string {
  const [only] = dates
  if (dates.length === 1 && only !== undefined) return formatDate(only)
  const shown = dates.slice(0, SHOWN).map((date) => formatDate(date))
  return `${formatCount(dates.length, 'jour')} (${shown.join(', ')}${dates.length > SHOWN ? '…' : ''})`
}
