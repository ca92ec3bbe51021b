import { type IsoDate, mondayOf } from '../dates.ts'
import { frCollator } from '../format.ts'
import { codeEnfants, type FiltreEnfants } from './catalogue.ts'
import { heuresOf } from './duree.ts'
import type { Faits, FaitsEnfant } from './faits.ts'
import { palierOf } from './niveau.ts'
import type { Indicateur } from './valeur.ts'

/** Bounds of the ages that most forms ask. */
export const TRANCHES_USUELLES = ['6-10', '11-16', '17-'] as const

/** The figures that the forms of other Cafs ask (référentiel, « Figures that other forms ask »). */
export function computeAutres(faits: Faits): ReadonlyMap<string, Indicateur> {
  const filtres: readonly FiltreEnfants[] = [
    { sexe: 'F' },
    { sexe: 'M' },
    ...TRANCHES_USUELLES.map((age) => ({ age })),
    { zone: 'qpv' },
    { nouveaux: 'oui' },
    { nouveaux: 'non' },
  ]
  return new Map([
    ...seances(faits),
    ...parents(faits),
    ...formations(faits),
    ...filtres.map((filtre) => [codeEnfants(filtre), countEnfants(faits, filtre)] as const),
  ])
}

const comptees = ({ seances: all, arreteAu }: Faits) =>
  all.filter((s) => s.etat === 'tenue' && s.date <= arreteAu)

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
const rounded = (value: number, decimals: number): number =>
  Math.round(value * 10 ** decimals) / 10 ** decimals

function seances(faits: Faits): readonly (readonly [string, Indicateur])[] {
  const all = comptees(faits)
  const provenance = { seances: all.map((s) => s.id) }
  const recorded = all.filter((s) => s.presents + s.absents + s.excuses > 0)
  // By distinct day: a large action has dozens of séances on one.
  const mondays = new Map([...new Set(all.map((s) => s.date))].map((day) => [day, mondayOf(day)]))
  const weekly = [...Map.groupBy(all, (s) => s.collectifId).values()].map(
    (own) => own.length / new Set(own.map((s) => mondays.get(s.date))).size,
  )
  return [
    ['seances.tenues', { valeur: all.length, provenance }],
    ['seances.heures', { valeur: heuresOf(sum(all.map((s) => s.minutes))), provenance }],
    [
      'seances.parSemaine',
      { valeur: weekly.length === 0 ? null : rounded(sum(weekly) / weekly.length, 1), provenance },
    ],
    [
      'seances.presenceMoyenne',
      {
        valeur:
          recorded.length === 0
            ? null
            : rounded(sum(recorded.map((s) => s.presents)) / recorded.length, 1),
        provenance: { seances: recorded.map((s) => s.id) },
      },
    ],
    [
      'public.heuresPresence',
      {
        valeur: heuresOf(sum(all.map((s) => s.presents * s.minutes))),
        provenance: { seances: recorded.map((s) => s.id) },
      },
    ],
  ]
}

function parents({ actionsParents }: Faits): readonly (readonly [string, Indicateur])[] {
  const familles = [...new Set(actionsParents.flatMap((one) => one.familles))]
  return [
    [
      'public.famillesRencontrees',
      {
        valeur: familles.length,
        provenance: { familles, actionsParents: actionsParents.map((one) => one.id) },
      },
    ],
  ]
}

function formations({
  formations: { intervenants, minutes, heures, formations: notees },
}: Faits): readonly (readonly [string, Indicateur])[] {
  const provenance = { heures, formations: notees.map(({ id }) => id) }
  return [
    ['formations.nombre', { valeur: heures.length + notees.length, provenance }],
    [
      'formations.intervenants',
      { valeur: intervenants.length, provenance: { intervenants, ...provenance } },
    ],
    ['formations.heures', { valeur: heuresOf(minutes), provenance }],
  ]
}

/**
 * The enfants différents of some kind. What is not known of an enfant puts it in no kind; where that changes
 * the count (a sexe, a birth, a commune that nobody wrote), the figure is only proposed.
 */
export function countEnfants(faits: Faits, filtre: FiltreEnfants): Indicateur {
  const latest = new Map(faits.inscriptions.map((one) => [one.enfantId, one]))
  const counted: string[] = []
  let unknown = false
  for (const [id, inscription] of latest) {
    const enfant = faits.enfants.get(id)
    const isOne = isOfFiltre(inscription, enfant, filtre, faits.arreteAu)
    if (isOne === null) unknown = true
    else if (isOne) counted.push(id)
  }
  // Quartiers that nobody ever wrote are not kept: none is no answer.
  const isKept = filtre.zone === undefined || counted.length > 0
  return {
    valeur: counted.length,
    provenance: { enfants: counted },
    ...(unknown || !isKept ? { isProposed: true } : {}),
  }
}

export const REPARTITIONS = ['etablissement', 'commune', 'quartier'] as const
export type Repartition = (typeof REPARTITIONS)[number]

/** The enfants différents shared out by one thing, one line each, in French order; those of whom it is not known come last. */
export function countEnfantsPar(faits: Faits, par: Repartition): Indicateur {
  const latest = new Map(faits.inscriptions.map((one) => [one.enfantId, one]))
  const ids = [...latest.keys()]
  const groups = Map.groupBy(ids, (id) => {
    const enfant = faits.enfants.get(id)
    if (par === 'etablissement') return latest.get(id)?.etablissement?.nom ?? null
    return (par === 'commune' ? enfant?.commune : enfant?.quartierPrioritaire) ?? null
  })
  const unknown = groups.get(null)?.length ?? 0
  const named = [...groups]
    .flatMap(([nom, own]) => (nom === null ? [] : [{ nom, count: own.length }]))
    .sort((a, b) => frCollator.compare(a.nom, b.nom))
  const lines = [
    ...named.map(({ nom, count }) => `${nom}\u00a0: ${count}`),
    // No quartier is that of an enfant who lives elsewhere: a number of them says nothing.
    ...(unknown === 0 || par === 'quartier' ? [] : [`Non précisé\u00a0: ${unknown}`]),
  ]
  return {
    valeur: named.length === 0 ? null : lines.join('\n'),
    provenance: { enfants: ids },
  }
}

/** Whether an enfant is of a kind: false as soon as one part says no, else null where the record does not say. */
function isOfFiltre(
  { niveau }: Faits['inscriptions'][number],
  enfant: FaitsEnfant | undefined,
  { palier, niveau: wanted, sexe, age, zone, nouveaux }: FiltreEnfants,
  arreteAu: IsoDate,
): boolean | null {
  let isKnown = true
  const refuses = (part: boolean | null): boolean => {
    if (part === null) isKnown = false
    return part === false
  }
  if (palier !== undefined && refuses(palierOf(niveau) === palier)) return false
  if (wanted !== undefined && refuses(niveau === null ? null : niveau === wanted)) return false
  if (sexe !== undefined && refuses(enfant?.sexe == null ? null : enfant.sexe === sexe))
    return false
  if (age !== undefined) {
    const years = enfant === undefined ? null : ageOn(enfant, arreteAu)
    if (refuses(years === null ? null : isInTranche(years, age))) return false
  }
  if (zone === 'qpv' && refuses(enfant === undefined ? null : isInQuartier(enfant))) return false
  if (
    nouveaux !== undefined &&
    refuses(enfant === undefined ? null : enfant.isAncien === (nouveaux === 'non'))
  )
    return false
  return isKnown ? true : null
}

/** A quartier that nobody wrote is one of nobody knows, unless the commune was. */
const isInQuartier = ({ quartierPrioritaire, commune }: FaitsEnfant): boolean | null =>
  quartierPrioritaire !== null ? true : commune !== null ? false : null

/** The age reached on a day; with the year of birth alone, that of the end of the year. */
export function ageOn(
  { dateNaissance, anneeNaissance }: Pick<FaitsEnfant, 'dateNaissance' | 'anneeNaissance'>,
  day: IsoDate,
): number | null {
  const year = Number(day.slice(0, 4))
  if (dateNaissance !== null) {
    const had = day.slice(5) >= dateNaissance.slice(5)
    return year - Number(dateNaissance.slice(0, 4)) - (had ? 0 : 1)
  }
  return anneeNaissance === null ? null : year - anneeNaissance
}

/** « 6-10 », both included; « 17- » and over; « -5 » and under. */
export function isInTranche(age: number, tranche: string): boolean {
  const [from = '', to = ''] = tranche.split('-')
  return age >= Number(from === '' ? 0 : from) && age <= Number(to === '' ? 200 : to)
}
