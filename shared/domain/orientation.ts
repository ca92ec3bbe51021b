import { z } from 'zod'
import { daysBetween, type IsoDate } from '../dates.ts'
import { formatDate } from '../format.ts'
import { dateSaisieSchema, ligneSaisieSchema, nomSaisieSchema } from '../ipc/saisie.ts'
import { naissanceSaisieFields, oneBirth } from './enfant.ts'
import {
  ETAPES_ORIENTATION,
  type EtapeOrientation,
  ORIGINES,
  SEXES,
  type StatutOrientation,
} from './listes.ts'
import { NIVEAUX } from './niveau.ts'

/** An orientation entered by hand: proposed by phone, or at the door. */
export const saisieOrientationSchema = z
  .strictObject({
    /** The enfant's own record, when it is already known. */
    enfantId: z.string().nullable(),
    nom: nomSaisieSchema('Indiquez le nom de l’enfant.'),
    prenom: nomSaisieSchema('Indiquez le prénom de l’enfant.'),
    ...naissanceSaisieFields,
    sexe: z.enum(SEXES).nullable(),
    date: dateSaisieSchema,
    niveau: z.enum(NIVEAUX).nullable(),
    classe: ligneSaisieSchema,
    etablissementId: z.string().nullable(),
    enseignant: ligneSaisieSchema,
    objectif: ligneSaisieSchema,
    origines: z.array(z.enum(ORIGINES)),
  })
  .transform(oneBirth)
export type SaisieOrientation = z.infer<typeof saisieOrientationSchema>

/** Day of each step, when it is known; the day of the reception is the orientation's `date`. */
export type Etapes = Readonly<Partial<Record<EtapeOrientation, IsoDate>>>

/** The steps whose day is known, in their order. */
export const listEtapes = (
  etapes: Etapes,
): readonly { readonly statut: EtapeOrientation; readonly date: IsoDate }[] =>
  ETAPES_ORIENTATION.flatMap((statut) => {
    const date = etapes[statut]
    return date === undefined ? [] : [{ statut, date }]
  })

/** Steps by statut, from a list in any order. */
export const etapesOf = (
  list: readonly { readonly statut: EtapeOrientation; readonly date: IsoDate }[],
): Etapes => Object.fromEntries(list.map(({ statut, date }) => [statut, date]))

const RANGS: Readonly<Record<StatutOrientation, number>> = {
  recue: 0,
  'famille-contactee': 1,
  accord: 2,
  inscrite: 3,
  refusee: 3,
  'sans-suite': 3,
}

/** Steps that lead to a statut, its own included and last; none of them has to be dated. */
export const etapesTo = (statut: StatutOrientation): readonly EtapeOrientation[] =>
  ETAPES_ORIENTATION.filter((etape) => etape === statut || RANGS[etape] < RANGS[statut])

/** True once the orientation waits for nothing more, from the famille or from the structure. */
export const isClose = (statut: StatutOrientation): boolean => RANGS[statut] === 3

/** Days still valid at a statut: going back drops those of the steps left behind. */
export const etapesAt = (statut: StatutOrientation, etapes: Etapes): Etapes =>
  etapesOf(listEtapes(etapes).filter((etape) => etapesTo(statut).includes(etape.statut)))

/**
 * Day that a statut is reached, for an act of that `day`: a step already dated keeps its own day, another one
 * cannot come before the reception nor before the dated steps.
 */
export function dayReached(
  statut: EtapeOrientation,
  { date, etapes }: Pick<SuiviOrientation, 'date' | 'etapes'>,
  day: IsoDate,
): IsoDate {
  const before = listEtapes(etapesAt(statut, etapes)).map((etape) => etape.date)
  return etapes[statut] ?? ([date, ...before, day].sort().at(-1) as IsoDate)
}

/**
 * Statut of an orientation read from a dossier: version 1 writes « accord » as a famille contactée with a step
 * « accord ».
 */
export const statutOfDossier = (
  statut: Exclude<StatutOrientation, 'accord'>,
  etapes: readonly { readonly statut: EtapeOrientation }[],
): StatutOrientation =>
  statut === 'famille-contactee' && etapes.some((etape) => etape.statut === 'accord')
    ? 'accord'
    : statut

/** Messages about the dates of the steps, by step; empty when they follow each other. */
export function checkEtapes(
  { date, statut, etapes }: Pick<SuiviOrientation, 'date' | 'statut' | 'etapes'>,
  today: IsoDate,
): Readonly<Partial<Record<EtapeOrientation, string>>> {
  const fields: Partial<Record<EtapeOrientation, string>> = {}
  let last = date
  for (const etape of etapesTo(statut)) {
    const reached = etapes[etape]
    if (reached === undefined) continue
    if (reached > today) fields[etape] = 'Ce jour n’est pas encore venu.'
    else if (reached < last) {
      fields[etape] = `Ce jour vient avant l’étape précédente, le ${formatDate(last)}.`
    } else last = reached
  }
  return fields
}

/** Kinds of wait of an orientation: a call to the famille, its answer, a place. */
const ATTENTES = ['contact', 'reponse', 'inscription'] as const
export type Attente = (typeof ATTENTES)[number]

/** Days after which each kind of wait is late. */
export type DelaisOrientation = Readonly<Record<Attente, number>>

/** Two weeks by default: no text sets any figure, so each structure chooses its own. */
export const DELAIS_PROPOSES: DelaisOrientation = { contact: 14, reponse: 14, inscription: 14 }

const JOURS = 'Indiquez un nombre de jours, de 1 à 365.'
const joursSchema = z.int({ error: JOURS }).min(1, { error: JOURS }).max(365, { error: JOURS })

export const delaisSchema = z.strictObject({
  contact: joursSchema,
  reponse: joursSchema,
  inscription: joursSchema,
}) satisfies z.ZodType<DelaisOrientation>

export type SuiviOrientation = {
  readonly date: IsoDate
  readonly statut: StatutOrientation
  readonly etapes: Etapes
  /** Day that the school was informed of the follow-up. */
  readonly retourEcole: IsoDate | null
  /** State of the enfant's inscription in the année, whatever brought it; null without any that goes on. */
  readonly inscription: 'inscrit' | 'liste-attente' | null
}

const ATTENTE_AT: Readonly<Partial<Record<StatutOrientation, Attente>>> = {
  recue: 'contact',
  'famille-contactee': 'reponse',
  accord: 'inscription',
}

/**
 * Current wait of an orientation, and for how many days: from the last step whose day is known. Null once the
 * orientation is closed; no wait for a place when its enfant has one or is on the waiting list.
 */
export function attenteOf(
  { date, statut, etapes, inscription }: SuiviOrientation,
  delais: DelaisOrientation,
  today: IsoDate,
): { readonly attente: Attente; readonly jours: number; readonly isEnRetard: boolean } | null {
  const attente = ATTENTE_AT[statut]
  if (attente === undefined || (attente === 'inscription' && inscription !== null)) return null
  const since = etapesTo(statut).reduce((last, etape) => etapes[etape] ?? last, date)
  const jours = Math.max(0, daysBetween(since, today))
  return { attente, jours, isEnRetard: jours > delais[attente] }
}

/** Filters « À faire » of the list, also counted on Accueil. */
export const SUIVIS = ['en-retard', 'sans-reponse', 'a-inscrire', 'ecole-a-informer'] as const
export type Suivi = (typeof SUIVIS)[number]

/** True when the orientation passes the filter. */
export function isSuivi(
  suivi: Suivi,
  orientation: SuiviOrientation & { readonly enAttente: ReturnType<typeof attenteOf> },
): boolean {
  const { enAttente, statut, etapes, retourEcole } = orientation
  switch (suivi) {
    case 'en-retard':
      return enAttente?.isEnRetard === true
    case 'sans-reponse':
      return enAttente !== null && enAttente.attente !== 'inscription'
    case 'a-inscrire':
      return enAttente?.attente === 'inscription'
    case 'ecole-a-informer':
      return isClose(statut) && (retourEcole === null || retourEcole < lastDay(statut, etapes))
  }
}

const lastDay = (statut: StatutOrientation, etapes: Etapes): IsoDate =>
  statut === 'recue' ? '' : (etapes[statut] ?? '')
