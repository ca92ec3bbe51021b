import { vacancesScolaires } from '../../../main/features/calendrier/vacances-scolaires.ts'
import { type CalendrierScolaire, calendrierOf } from '../../../shared/domain/calendrier.ts'
import { JOURS, type Jour } from '../../../shared/domain/listes.ts'

/** How large a year to build. */
export type LargeDossierSize = {
  readonly enfants: number
  readonly intervenants: number
  /** Séances of each collectif, one a week off the holidays. */
  readonly semaines: number
  /** Collectifs are dealt out over this many actions. */
  readonly actions: number
  /** Multiplies enfants, intervenants and hence séances. */
  readonly facteur: number
  /** Another seed, another year of the same size. */
  readonly seed: string
}

/** Common ground from which every part of the year is built. */
export type LargePlan = {
  readonly size: LargeDossierSize
  readonly actionIds: readonly string[]
  readonly collectifs: readonly {
    readonly id: string
    readonly actionId: string
    readonly jour: Jour
  }[]
  readonly familleCount: number
  readonly calendrier: CalendrierScolaire
  /** From 0 to 1, the same for the same key. */
  chance(...key: readonly (string | number)[]): number
}

export const ANNEE = { debut: '2025-09-01', fin: '2026-08-31' }
export const PREMIER_JOUR = '2025-09-29'
export const DERNIER_JOUR = '2026-07-03'
export const ETABLISSEMENT_COUNT = 24
export const PARTENAIRE_COUNT = 20

const ENFANTS_PAR_COLLECTIF = 10.5
const ENFANTS_PAR_FAMILLE = 1.25
const JOURS_OUVRES = JOURS.slice(0, 5)

/** The frame of a year; a default is that of a whole town's network. */
export function planOf(asked: Partial<LargeDossierSize>): LargePlan {
  const facteur = asked.facteur ?? 1
  const size = {
    enfants: Math.round((asked.enfants ?? 700) * facteur),
    intervenants: Math.round((asked.intervenants ?? 183) * facteur),
    semaines: asked.semaines ?? 30,
    actions: asked.actions ?? 1,
    facteur,
    seed: asked.seed ?? 'cartable',
  }
  const actionIds = ids('action', size.actions)
  const count = Math.ceil(size.enfants / ENFANTS_PAR_COLLECTIF)
  return {
    size,
    actionIds,
    collectifs: ids('collectif', count).map((id, index) => ({
      id,
      actionId: at(actionIds, index),
      jour: at(JOURS_OUVRES, index),
    })),
    familleCount: Math.ceil(size.enfants / ENFANTS_PAR_FAMILLE),
    calendrier: calendrierOf(vacancesScolaires(), ANNEE, 'A'),
    chance: (...key) => chance(size.seed, ...key),
  }
}

/** `noun-1` to `noun-count`. */
export const ids = (noun: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${noun}-${index + 1}`)

/** The element at that rank, going round the list. */
export function at<T>(list: readonly T[], rank: number): T {
  return list[rank % list.length] as T
}

/** One of the list, by key. */
export function pick<T>(
  plan: LargePlan,
  list: readonly T[],
  ...key: readonly (string | number)[]
): T {
  return at(list, Math.floor(plan.chance(...key) * list.length))
}

/** Elements of the list, each kept with the given probability. */
export function some<T extends string>(
  plan: LargePlan,
  list: readonly T[],
  probability: number,
  key: string,
): T[] {
  return list.filter((item) => plan.chance(key, item) < probability)
}

const SYLLABES = ['ba', 'cor', 'du', 'el', 'fan', 'gui', 'la', 'mor', 'ni', 'pel', 'ros', 'ta']

/** A made-up family name, unique by rank. */
export function nomOf(rank: number): string {
  const parts = rank.toString(SYLLABES.length).split('')
  const text = parts.map((digit) => SYLLABES[Number.parseInt(digit, SYLLABES.length)]).join('')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}

/**
 * A number from 0 to 1 (excluded) that looks random and depends on its key alone: the same key gives
 * the same number on every machine, and one more draw elsewhere shifts none (FNV-1a, then murmur3's
 * finalizer to spread close keys).
 */
export function chance(...key: readonly (string | number)[]): number {
  let hash = 0x811c9dc5
  for (const char of key.join('|')) {
    hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}
