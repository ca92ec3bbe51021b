import { type IsoDate, mondayOf } from '../dates.ts'
import { formatDate, frCollator } from '../format.ts'
import { heuresOf } from './duree.ts'
import type { Faits, FaitsEnfant } from './faits.ts'
import { codeEnfants, type FiltreEnfants, filtreOfCode } from './filtre-enfants.ts'
import { STATUTS } from './listes.ts'
import { palierOf } from './niveau.ts'
import type { Indicateur, Valeur } from './valeur.ts'

/** Bounds of the ages that most forms ask. */
export const TRANCHES_USUELLES = ['6-10', '11-16', '17-'] as const

/** The figures that the forms of other Cafs ask (référentiel, « Figures that other forms ask »). */
export function computeAutres(
  faits: Faits,
  comptees = seancesComptees(faits),
): ReadonlyMap<string, Indicateur> {
  const filtres: readonly FiltreEnfants[] = [
    { sexe: 'F' },
    { sexe: 'M' },
    ...TRANCHES_USUELLES.map((age) => ({ age })),
    { zone: 'qpv' },
    { nouveaux: 'oui' },
    { nouveaux: 'non' },
  ]
  const latest = latestOf(faits)
  return new Map([
    ...seances(comptees),
    ...parents(faits),
    ...formations(faits),
    ...filtres.map((filtre) => [codeEnfants(filtre), countEnfants(faits, filtre, latest)] as const),
  ])
}

/** Séances that count: tenue, no later than the bilan's date. */
export const seancesComptees = ({ seances: all, arreteAu }: Faits): Faits['seances'] =>
  all.filter((s) => s.etat === 'tenue' && s.date <= arreteAu)

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
const rounded = (value: number, decimals: number): number =>
  Math.round(value * 10 ** decimals) / 10 ** decimals

function seances(all: Faits['seances']): readonly (readonly [string, Indicateur])[] {
  const provenance = { seances: all.map((s) => s.id) }
  const recorded = all.filter((s) => s.presents + s.absents + s.excuses > 0)
  const deRegistres = { seances: recorded.map((s) => s.id) }
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
        provenance: deRegistres,
      },
    ],
    [
      'public.heuresPresence',
      {
        valeur: heuresOf(sum(all.map((s) => s.presents * s.minutes))),
        provenance: deRegistres,
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
 * Counts the enfants différents that a filter keeps. An enfant whose attribute is unknown is not counted; where that changes
 * the count (a sexe, a birth or a commune that nobody wrote), the figure is only proposed.
 */
export function countEnfants(
  faits: Faits,
  filtre: FiltreEnfants,
  latest = latestOf(faits),
): Indicateur {
  const isOfKind = testOf(filtre)
  const counted: string[] = []
  let unknown = false
  for (const { inscription, enfant, age } of latest) {
    const isOne = isOfKind(inscription, enfant, age)
    if (isOne === null) unknown = true
    else if (isOne) counted.push(inscription.enfantId)
  }
  // Without any quartier in the whole base, quartiers are not kept: zero would be no answer.
  const isKept = filtre.zone === undefined || counted.length > 0
  return {
    valeur: counted.length,
    provenance: { enfants: counted },
    ...(unknown || !isKept ? { isProposed: true } : {}),
  }
}

/**
 * A figure of the catalogue that a form asks for: one of `figures`, or one that is computed only when it is asked (a
 * crossing of enfants, a répartition, a count or the dates of a list, the prévu); null for a code of no figure.
 */
export function figureDemandee(
  code: string,
  figures: ReadonlyMap<string, Indicateur>,
  faits: Faits,
): Indicateur | null {
  const figure = figures.get(code)
  if (figure !== undefined) return figure
  if (code.startsWith('prevu.')) return { valeur: prevuOf(code, faits), provenance: {} }
  const filtre = filtreOfCode(code)
  if (filtre !== null) return countEnfants(faits, filtre)
  if (code === 'public.etablissements.nombre') {
    const { provenance = {} } = figures.get('public.etablissements') ?? {}
    return { valeur: provenance.etablissements?.length ?? 0, provenance }
  }
  const par = REPARTITIONS.find((one) => code === `public.par-${one}`)
  if (par !== undefined) return countEnfantsPar(faits, par)
  const [, genre] = /^parents\.(.+)\.dates$/.exec(code) ?? []
  if (genre !== undefined) {
    const own = faits.actionsParents.filter((one) => one.genre === genre)
    const dates = own.map((one) => formatDate(one.date)).join(', ')
    const provenance = { actionsParents: own.map((one) => one.id) }
    return { valeur: dates === '' ? null : dates, provenance }
  }
  const list = code.endsWith('.nombre') ? figures.get(code.slice(0, -'.nombre'.length)) : undefined
  if (typeof list?.valeur !== 'boolean') return null
  const records = Object.values(list.provenance)[0] ?? []
  return { ...list, valeur: new Set(records).size }
}

/** A value of the prévisionnel by its code, « prevu.public.college »; null when it was not announced. */
function prevuOf(code: string, { previsionnel: p }: Faits): Valeur {
  if (p === null) return null
  const [, family = '', key = '', part = ''] = code.split('.')
  if (family === 'calendrier') return p[key as 'debut' | 'fin' | 'semaines'] ?? null
  if (family === 'public') {
    const { elementaire, college, lycee, autres } = p.public
    if (key === 'total') return sumAnnounced([elementaire, college, lycee, autres])
    return p.public[key as keyof typeof p.public] ?? null
  }
  const counted = STATUTS.filter((statut) => key === 'total' || key === statut).map(
    (statut) => p.intervenants[statut],
  )
  if (part === 'nombre') return sumAnnounced(counted.map((one) => one.nombre))
  const minutes = sumAnnounced(counted.map((one) => one.minutes))
  return minutes === null ? null : heuresOf(minutes)
}

/** Sum of announced numbers; null when none is announced. */
const sumAnnounced = (values: readonly (number | null)[]): number | null => {
  const told = values.filter((one) => one !== null)
  return told.length === 0 ? null : sum(told)
}

/** Each enfant with the latest inscription, and the age reached: inscriptions come in order of time. */
const latestOf = ({ inscriptions, enfants, arreteAu }: Faits) =>
  [...new Map(inscriptions.map((one) => [one.enfantId, one])).values()].map((inscription) => {
    const enfant = enfants.get(inscription.enfantId)
    return { inscription, enfant, age: enfant === undefined ? null : ageOn(enfant, arreteAu) }
  })

const REPARTITIONS = ['etablissement', 'commune', 'quartier'] as const
type Repartition = (typeof REPARTITIONS)[number]

/** Enfants différents by one attribute, one line for each value, in French order; unknown values come last. */
export function countEnfantsPar(faits: Faits, par: Repartition): Indicateur {
  const latest = latestOf(faits)
  const groups = Map.groupBy(latest, ({ inscription, enfant }) => {
    if (par === 'etablissement') return inscription.etablissement?.nom ?? null
    return (par === 'commune' ? enfant?.commune : enfant?.quartierPrioritaire) ?? null
  })
  const unknown = groups.get(null)?.length ?? 0
  const named = [...groups]
    .flatMap(([nom, own]) => (nom === null ? [] : [{ nom, count: own.length }]))
    .sort((a, b) => frCollator.compare(a.nom, b.nom))
  const lines = [
    ...named.map(({ nom, count }) => `${nom}\u00a0: ${count}`),
    // An enfant without a quartier may live outside of any: the number of those means nothing.
    ...(unknown === 0 || par === 'quartier' ? [] : [`Non précisé\u00a0: ${unknown}`]),
  ]
  return {
    valeur: named.length === 0 ? null : lines.join('\n'),
    provenance: { enfants: latest.map(({ inscription }) => inscription.enfantId) },
  }
}

/** true or false; null where the record does not say. */
type Test = (
  inscription: Faits['inscriptions'][number],
  enfant: FaitsEnfant | undefined,
  age: number | null,
) => boolean | null

/** Whether an enfant passes a filter: false as soon as one part fails, else null where one part is unknown. */
function testOf(filtre: FiltreEnfants): Test {
  const { palier, niveau: wanted, sexe, age, zone, nouveaux } = filtre
  const parts: Test[] = []
  if (palier !== undefined) parts.push(({ niveau }) => palierOf(niveau) === palier)
  if (wanted !== undefined) parts.push(({ niveau }) => (niveau === null ? null : niveau === wanted))
  if (sexe !== undefined) {
    parts.push((_, enfant) => (enfant?.sexe == null ? null : enfant.sexe === sexe))
  }
  if (age !== undefined) {
    const isIn = trancheOf(age)
    parts.push((_inscription, _enfant, years) => (years === null ? null : isIn(years)))
  }
  if (zone === 'qpv')
    parts.push((_, enfant) => (enfant === undefined ? null : isInQuartier(enfant)))
  if (nouveaux !== undefined) {
    const wantsAncien = nouveaux === 'non'
    parts.push((_, enfant) => (enfant === undefined ? null : enfant.isAncien === wantsAncien))
  }
  return (inscription, enfant, years) => {
    let answer: boolean | null = true
    for (const part of parts) {
      const own = part(inscription, enfant, years)
      if (own === false) return false
      if (own === null) answer = null
    }
    return answer
  }
}

/** Without a quartier the answer is unknown, unless the commune was written: then no quartier means none. */
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
export const isInTranche = (age: number, tranche: string): boolean => trancheOf(tranche)(age)

function trancheOf(tranche: string): (age: number) => boolean {
  const [from = '', to = ''] = tranche.split('-')
  const [first, last] = [Number(from === '' ? 0 : from), Number(to === '' ? 200 : to)]
  return (age) => age >= first && age <= last
}
