import { z } from 'zod'
import { isoDateSchema } from '../date-schemas.ts'
import { addDays, type IsoDate, libelleAnnee, weekday } from '../dates.ts'
import { compareTexts } from '../format.ts'
import { JOURS, type Jour, type ZoneScolaire } from './listes.ts'

const periodeSchema = z.tuple([isoDateSchema, isoDateSchema]).nullable()

const parZoneSchema = z.strictObject({ A: periodeSchema, B: periodeSchema, C: periodeSchema })

const vacancesAnneeSchema = z.strictObject({
  toussaint: periodeSchema,
  noel: periodeSchema,
  hiver: parZoneSchema,
  printemps: parZoneSchema,
  ascension: periodeSchema,
  /** First day off of summer, which lasts until the année scolaire ends. */
  ete: isoDateSchema.nullable(),
})

/**
 * resources/vacances-scolaires.json: first and last day off, inclusive, by année scolaire. A null is
 * « not sourced », never « no holiday ».
 */
export const vacancesScolairesSchema = z.strictObject({
  comment: z.string(),
  years: z.record(z.string().regex(/^\d{4}-\d{4}$/), vacancesAnneeSchema),
})
export type VacancesScolaires = z.infer<typeof vacancesScolairesSchema>

/** The names of the holidays. */
export const NOMS_VACANCES = {
  toussaint: 'vacances de la Toussaint',
  noel: 'vacances de Noël',
  hiver: 'vacances d’hiver',
  printemps: 'vacances de printemps',
  ascension: 'pont de l’Ascension',
  ete: 'vacances d’été',
} as const
type CodeVacances = keyof typeof NOMS_VACANCES

/** Days off in a row, both ends included. */
type PeriodeVacances = {
  readonly code: CodeVacances
  readonly nom: string
  readonly debut: IsoDate
  readonly fin: IsoDate
}

/** Days off known by their dates alone, official or entered by hand. */
export type JoursFermes = {
  readonly vacances: readonly {
    readonly nom: string
    readonly debut: IsoDate
    readonly fin: IsoDate
  }[]
}

/** The school calendar of one année in one zone. */
export type CalendrierScolaire = {
  readonly annee: { readonly debut: IsoDate; readonly fin: IsoDate }
  /** In order of time. */
  readonly vacances: readonly PeriodeVacances[]
  /** Holidays whose dates are not sourced: a person must look at the séances planned there. */
  readonly inconnues: readonly CodeVacances[]
}

/** Why a day is closed; `nom` is the text shown to the user. */
type MotifFermeture = { readonly genre: 'ferie' | 'vacances'; readonly nom: string }

/** Dates that a créneau gives over an année, and the dates it skips. */
type SerieDates = {
  readonly dates: readonly IsoDate[]
  readonly ecartees: readonly { readonly date: IsoDate; readonly motif: MotifFermeture }[]
}

/** Easter Sunday of the Gregorian calendar (algorithm of Meeus, Jones and Butcher). */
export function paques(annee: number): IsoDate {
  const a = annee % 19
  const b = Math.floor(annee / 100)
  const c = annee % 100
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const rank = h + l - 7 * m + 114
  return isoDate(annee, Math.floor(rank / 31), (rank % 31) + 1)
}

/** The eleven public holidays of a civil year (code du travail, L3133-1): date to name, in order of time. */
export function joursFeries(annee: number): ReadonlyMap<IsoDate, string> {
  const known = feriesOf.get(annee)
  if (known !== undefined) return known
  const computed = computeFeries(annee)
  feriesOf.set(annee, computed)
  return computed
}

/** Public holidays by year, computed once each: calendars ask for them day by day. */
const feriesOf = new Map<number, ReadonlyMap<IsoDate, string>>()

function computeFeries(annee: number): ReadonlyMap<IsoDate, string> {
  const dimanchePaques = paques(annee)
  const feries: readonly (readonly [IsoDate, string])[] = [
    [isoDate(annee, 1, 1), 'Jour de l’An'],
    [addDays(dimanchePaques, 1), 'Lundi de Pâques'],
    [isoDate(annee, 5, 1), 'Fête du Travail'],
    [isoDate(annee, 5, 8), 'Victoire de 1945'],
    [addDays(dimanchePaques, 39), 'Ascension'],
    [addDays(dimanchePaques, 50), 'Lundi de Pentecôte'],
    [isoDate(annee, 7, 14), 'Fête nationale'],
    [isoDate(annee, 8, 15), 'Assomption'],
    [isoDate(annee, 11, 1), 'Toussaint'],
    [isoDate(annee, 11, 11), 'Armistice de 1918'],
    [isoDate(annee, 12, 25), 'Noël'],
  ]
  return new Map([...feries].sort(([one], [other]) => compareTexts(one, other)))
}

/** The public holidays from one date to another, both included, in order of time. */
export function feriesBetween(periode: {
  readonly debut: IsoDate
  readonly fin: IsoDate
}): readonly { readonly date: IsoDate; readonly nom: string }[] {
  const first = Number(periode.debut.slice(0, 4))
  const last = Number(periode.fin.slice(0, 4))
  return Array.from({ length: last - first + 1 }, (_, rank) => [...joursFeries(first + rank)])
    .flat()
    .map(([date, nom]) => ({ date, nom }))
    .filter(({ date }) => periode.debut <= date && date <= periode.fin)
}

/**
 * The calendar of an année scolaire. Without a zone (Corse and overseas have calendars of their own)
 * or for an année that the table lacks, every holiday is unknown: none is invented.
 */
export function calendrierOf(
  table: VacancesScolaires,
  annee: { readonly debut: IsoDate; readonly fin: IsoDate },
  zone: ZoneScolaire | null,
): CalendrierScolaire {
  const year = table.years[libelleAnnee(annee)]
  const periodes: Readonly<Record<CodeVacances, readonly [IsoDate, IsoDate] | null>> =
    year === undefined || zone === null
      ? { toussaint: null, noel: null, hiver: null, printemps: null, ascension: null, ete: null }
      : {
          toussaint: year.toussaint,
          noel: year.noel,
          hiver: year.hiver[zone],
          printemps: year.printemps[zone],
          ascension: year.ascension,
          ete: year.ete === null ? null : [year.ete, annee.fin],
        }
  const codes = Object.keys(NOMS_VACANCES) as CodeVacances[]
  const vacances = codes.flatMap((code) => {
    const periode = periodes[code]
    // An année may end before a holiday that is known begins: summer, most often.
    return periode === null || periode[0] > annee.fin
      ? []
      : [{ code, nom: NOMS_VACANCES[code], debut: periode[0], fin: periode[1] }]
  })
  return {
    annee: { debut: annee.debut, fin: annee.fin },
    vacances: vacances.sort((one, other) => compareTexts(one.debut, other.debut)),
    inconnues: codes.filter((code) => periodes[code] === null),
  }
}

/** Why a day is closed, or null for a day of activity. A public holiday is named first. */
export function motifFermeture(date: IsoDate, calendrier: JoursFermes): MotifFermeture | null {
  const ferie = joursFeries(Number(date.slice(0, 4))).get(date)
  if (ferie !== undefined) return { genre: 'ferie', nom: ferie }
  const periode = calendrier.vacances.find(({ debut, fin }) => debut <= date && date <= fin)
  return periode === undefined ? null : { genre: 'vacances', nom: periode.nom }
}

/** True when a séance can take place: neither a public holiday nor a known school holiday. */
export function isJourOuvert(date: IsoDate, calendrier: JoursFermes): boolean {
  return motifFermeture(date, calendrier) === null
}

/** Every such weekday from `debut` to `fin`, both included: the days of activity, and those skipped with why. */
export function serieDates(
  jour: Jour,
  periode: { readonly debut: IsoDate; readonly fin: IsoDate },
  calendrier: JoursFermes,
): SerieDates {
  const dates: IsoDate[] = []
  const ecartees: { date: IsoDate; motif: MotifFermeture }[] = []
  const shift = (JOURS.indexOf(jour) - weekday(periode.debut) + 7) % 7
  for (let date = addDays(periode.debut, shift); date <= periode.fin; date = addDays(date, 7)) {
    const motif = motifFermeture(date, calendrier)
    if (motif === null) dates.push(date)
    else ecartees.push({ date, motif })
  }
  return { dates, ecartees }
}

function isoDate(annee: number, mois: number, jour: number): IsoDate {
  const two = (part: number): string => String(part).padStart(2, '0')
  return `${String(annee).padStart(4, '0')}-${two(mois)}-${two(jour)}`
}
