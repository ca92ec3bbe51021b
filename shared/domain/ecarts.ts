import { addDays, type IsoDate, mondayOf } from '../dates.ts'
import type { SaisiePrevisionnel } from './action.ts'
import { isJourOuvert } from './calendrier.ts'
import { heuresOf } from './duree.ts'
import type { Faits } from './faits.ts'
import { ACTIVITES, GENRES_ECOLE, GENRES_PARENTS, STATUTS, type Statut } from './listes.ts'
import type { Indicateur, Valeur } from './valeur.ts'

/** Measure of the elapsed share of the année: planned séances, school weeks, or none. */
type BasePrevu = 'seances' | 'calendrier' | 'annee'

/** One announced value beside the réel. */
export type Comparaison = {
  readonly code: string
  /** Value for the whole année, as the projet announced it. */
  readonly prevu: Valeur
  /**
   * Value that the réel is compared with: the share of `prevu` up to the date for what grows with time, else
   * `prevu`.
   */
  readonly prevuALaDate: Valeur
  /** null where nothing grows with time. */
  readonly base: BasePrevu | null
  readonly reel: Valeur
  /** Amount that the séances planned after the date still bring; null where nothing grows with time. */
  readonly aVenir: number | null
  /** True when the réel differs from `prevuALaDate` beyond the tolerance. */
  readonly differs: boolean
}

/** Facts that a comparison reads. */
type FaitsCompares = Pick<
  Faits,
  'arreteAu' | 'seances' | 'minutesAVenir' | 'vacances' | 'previsionnel' | 'parametres'
>

type Figures = ReadonlyMap<string, Indicateur>

/** Codes of the comparisons behind each « Existe-t-il des écarts… » of the form. */
const PREFIXES = {
  'calendrier.ecart': 'calendrier.',
  'intervenants.ecart': 'intervenants.',
  'public.ecart': 'public.',
  'activites.ecart': 'activites.',
  'parents.ecart': 'parents.',
  'ecole.ecart': 'ecole.',
} as const

/** The comparisons that answer an écart question of the form. */
export const comparaisonsDe = (
  code: string,
  comparaisons: readonly Comparaison[],
): readonly Comparaison[] => {
  const prefix = (PREFIXES as Readonly<Record<string, string>>)[code]
  return prefix === undefined ? [] : comparaisons.filter((c) => c.code.startsWith(prefix))
}

/**
 * « Existe-t-il des écarts entre le prévisionnel et le réel ? », proposed for the sections where the projet
 * announced something (référentiel, « écart »); null where it announced nothing.
 */
export function computeEcarts(
  comparaisons: readonly Comparaison[],
): ReadonlyMap<string, Indicateur> {
  return new Map(
    Object.keys(PREFIXES).map((code) => {
      const own = comparaisonsDe(code, comparaisons)
      const valeur = own.length === 0 ? null : own.some((c) => c.differs)
      return [code, { valeur, provenance: {}, isProposed: true }] as const
    }),
  )
}

/** Every announced value beside the real one, in the form's order. */
export function compareToPrevisionnel(
  figures: Figures,
  faits: FaitsCompares,
): readonly Comparaison[] {
  const { previsionnel, parametres } = faits
  if (previsionnel === null) return []
  const { part, base } = partEcoulee(faits)
  const reelOf = (code: string): Valeur => figures.get(code)?.valeur ?? null
  const fixed = (code: string, prevu: number | string | null): readonly Comparaison[] => {
    if (prevu === null) return []
    const reel = reelOf(code)
    const differs = isDifferent(prevu, reel, parametres.toleranceEcart)
    return [{ code, prevu, prevuALaDate: prevu, base: null, reel, aVenir: null, differs }]
  }
  const growing = (
    code: string,
    prevu: number | null,
    prevuALaDate: number,
    aVenir: number,
  ): readonly Comparaison[] => {
    if (prevu === null) return []
    const reel = reelOf(code)
    const differs = isDifferent(prevuALaDate, reel, parametres.toleranceEcart)
    return [{ code, prevu, prevuALaDate, base, reel, aVenir, differs }]
  }

  const { semaines } = previsionnel
  return [
    ...fixed('calendrier.debut', previsionnel.debut),
    ...fixed('calendrier.fin', previsionnel.fin),
    // A week is held or not: the share is rounded to a whole one.
    ...growing(
      'calendrier.semaines',
      semaines,
      Math.round((semaines ?? 0) * part),
      semainesAVenir(faits),
    ),
    ...STATUTS.flatMap((statut) => {
      const { nombre, minutes } = previsionnel.intervenants[statut]
      return [
        ...fixed(`intervenants.${statut}.nombre`, nombre),
        ...growing(
          `intervenants.${statut}.heures`,
          minutes === null ? null : heuresOf(minutes),
          heuresOf(Math.round((minutes ?? 0) * part)),
          heuresOf(faits.minutesAVenir.get(statut) ?? 0),
        ),
      ]
    }),
    ...Object.entries(previsionnel.public).flatMap(([key, count]) => fixed(`public.${key}`, count)),
    ...compareListe(figures, 'activites', ACTIVITES, previsionnel.activites),
    ...compareListe(figures, 'parents', GENRES_PARENTS, previsionnel.parents),
    ...compareListe(figures, 'ecole', GENRES_ECOLE, previsionnel.ecole),
  ]
}

/**
 * The elapsed share of the année at the date, between 0 and 1: planned weeks up to the date over all planned weeks
 * (ISO weeks that hold a séance not annulée); without séances, school weeks between the dates of the prévisionnel;
 * without those either, 1: the whole prévu is compared.
 */
function partEcoulee({
  arreteAu,
  seances,
  vacances,
  previsionnel,
}: Omit<FaitsCompares, 'parametres' | 'minutesAVenir'>): {
  readonly part: number
  readonly base: BasePrevu
} {
  const planned = daysOf(seances, (s) => s.etat !== 'annulee')
  const toutes = mondaysOf(planned).size
  if (toutes > 0) {
    const past = mondaysOf(planned.filter((date) => date <= arreteAu)).size
    return { part: past / toutes, base: 'seances' }
  }
  const { debut, fin } = previsionnel ?? { debut: null, fin: null }
  const ouvrees = debut === null || fin === null ? [] : semainesScolaires(debut, fin, vacances)
  if (ouvrees.length === 0) return { part: 1, base: 'annee' }
  const past = ouvrees.filter((premier) => premier <= arreteAu).length
  return { part: past / ouvrees.length, base: 'calendrier' }
}

/** The distinct days of some séances: a large action has dozens of them on one. */
function daysOf(
  seances: Faits['seances'],
  isOne: (seance: Faits['seances'][number]) => boolean,
): readonly IsoDate[] {
  const days = new Set<IsoDate>()
  for (const seance of seances) if (isOne(seance)) days.add(seance.date)
  return [...days]
}

/** Mondays of the ISO weeks that hold one of the days. */
const mondaysOf = (days: readonly IsoDate[]): ReadonlySet<IsoDate> => new Set(days.map(mondayOf))

/** First school day of each ISO week from one day to another, both included. */
function semainesScolaires(
  debut: IsoDate,
  fin: IsoDate,
  vacances: Faits['vacances'],
): readonly IsoDate[] {
  const premiers: IsoDate[] = []
  for (let monday = mondayOf(debut); monday <= fin; monday = addDays(monday, 7)) {
    const saturday = addDays(monday, 5)
    let day = monday < debut ? debut : monday
    while (day < saturday && day <= fin && !isJourOuvert(day, { vacances })) day = addDays(day, 1)
    if (day < saturday && day <= fin) premiers.push(day)
  }
  return premiers
}

/** Weeks with a séance planned after the date and none held up to it. */
function semainesAVenir({ arreteAu, seances }: FaitsCompares): number {
  const held = mondaysOf(daysOf(seances, (s) => s.etat === 'tenue' && s.date <= arreteAu))
  const later = mondaysOf(daysOf(seances, (s) => s.etat !== 'annulee' && s.date > arreteAu))
  return [...later].filter((monday) => !held.has(monday)).length
}

function isDifferent(prevu: number | string, reel: Valeur, tolerance: number): boolean {
  if (typeof prevu === 'number' && typeof reel === 'number') {
    // Two decimals at most on both sides: less than a thousandth apart is only how computers count.
    return Math.abs(reel - prevu) - Math.abs(prevu) * tolerance > 0.001
  }
  return prevu !== reel
}

/** Comparison of a list; none where the list announced is empty, which announces nothing. */
function compareListe(
  figures: Figures,
  prefix: string,
  codes: readonly string[],
  announced: readonly string[],
): readonly Comparaison[] {
  if (announced.length === 0) return []
  return codes.map((item) => {
    const code = `${prefix}.${item}`
    const prevu = announced.includes(item)
    const reel = figures.get(code)?.valeur ?? null
    return {
      code,
      prevu,
      prevuALaDate: prevu,
      base: null,
      reel,
      aVenir: null,
      differs: prevu !== reel,
    }
  })
}

/**
 * Prévisionnel that the réel of one année suggests for the next: the figures as they stand, dates left to enter.
 * Zero is announced as nothing.
 */
export function previsionnelDuReel(figures: Figures): SaisiePrevisionnel {
  const countOf = (code: string): number | null => {
    const valeur = figures.get(code)?.valeur
    return typeof valeur === 'number' && valeur > 0 ? valeur : null
  }
  const minutesOf = (code: string): number | null => {
    const heures = countOf(code)
    return heures === null ? null : Math.round(heures * 60)
  }
  const effectif = (statut: Statut) => ({
    nombre: countOf(`intervenants.${statut}.nombre`),
    minutes: minutesOf(`intervenants.${statut}.heures`),
  })
  const done = <C extends string>(prefix: string, codes: readonly C[]): C[] =>
    codes.filter((code) => figures.get(`${prefix}.${code}`)?.valeur === true)
  return {
    debut: null,
    fin: null,
    semaines: countOf('calendrier.semaines'),
    intervenants: {
      salarie: effectif('salarie'),
      volontaire: effectif('volontaire'),
      benevole: effectif('benevole'),
    },
    public: {
      elementaire: countOf('public.elementaire'),
      college: countOf('public.college'),
      lycee: countOf('public.lycee'),
      autres: countOf('public.autres'),
      familles: countOf('public.familles'),
      collectifs: countOf('public.collectifs'),
    },
    activites: done('activites', ACTIVITES),
    parents: done('parents', GENRES_PARENTS),
    ecole: done('ecole', GENRES_ECOLE),
  }
}
