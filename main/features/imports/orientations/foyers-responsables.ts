import { normalizeNom } from '../../../../shared/domain/nom.ts'
import { formatPersonne } from '../../../../shared/format.ts'
import type { Connus, FamilleConnue } from './connus.ts'
import type { Proposition } from './judge.ts'
import { cleAdulte } from './merge-lignes.ts'

/** Family of a child, with the remarks that say why a brother or a sister has another. */
type Home = { readonly familleId: string; readonly textes: readonly string[] }

type Adulte = Parameters<typeof cleAdulte>[0] & { readonly mail: string | null }

/** Key of an adult: full name, else number, else mail address; null when all are missing. */
const keyOf = (adulte: Adulte): string | null =>
  cleAdulte(adulte) ?? adulte.telephone ?? adulte.mail

/** Key of an adult as `keyOf` gives it, or the only name known when there is none. */
const textOf = (adulte: Adulte): string =>
  keyOf(adulte) ?? normalizeNom(adulte.nom ?? adulte.prenom ?? '')

const setOf = (keys: readonly string[]): string => [...new Set(keys)].sort().join('\n')

/**
 * Grouping key: the set of adults, numbers included, since two adults of one name differ by their numbers in
 * one file. The child itself when none of its adults can be identified.
 */
function adultesOf(proposition: Proposition): string | Proposition {
  const { responsables } = proposition.lu
  return responsables.some((one) => keyOf(one) !== null)
    ? setOf(responsables.map((one) => `${textOf(one)} ${one.telephone ?? ''}`))
    : proposition
}

/**
 * Family of each child. Children share one when the file gives them exactly the same adults and no known
 * family contradicts it: an adult of two families must not merge them.
 */
export function homesOf(
  named: readonly Proposition[],
  connus: Connus,
  newId: () => string,
): ReadonlyMap<Proposition, Home> {
  const familles = new Map(connus.familles.map((famille) => [famille.id, famille]))
  const homes = new Map<Proposition, Home>()
  for (const siblings of Map.groupBy(named, adultesOf).values()) {
    const common = commonFamille(siblings, connus, familles)
    const joined = common ?? newId()
    for (const sibling of siblings) {
      const familleId = familleIdOf(sibling) ?? joined
      const isApart = siblings.some((other) => (familleIdOf(other) ?? joined) !== familleId)
      homes.set(sibling, { familleId, textes: isApart ? [apartText(sibling, siblings)] : [] })
    }
  }
  return withHalfSiblings(named, homes)
}

const familleIdOf = ({ connu }: Proposition): string | null => connu?.familleId ?? null

/** The known family that these children may share; null when there is none, or when it is not safe. */
function commonFamille(
  siblings: readonly Proposition[],
  connus: Connus,
  familles: ReadonlyMap<string, FamilleConnue>,
): string | null {
  const [only, ...others] = new Set(siblings.flatMap((one) => familleIdOf(one) ?? []))
  const adultes = siblings[0]?.lu.responsables ?? []
  if (only === undefined) return familleOfOthers(siblings, adultes, connus)
  // A known family with an adult whom the file does not name may be another household.
  const found = new Set(adultes.map(textOf))
  const isWithin = (familles.get(only)?.responsables ?? []).every((one) => found.has(textOf(one)))
  return others.length === 0 && isWithin ? only : null
}

/** A known family with the same adults, confirmed by a shared number or by a child of the same nom; null if none or several. */
function familleOfOthers(
  siblings: readonly Proposition[],
  adultes: readonly Adulte[],
  { familles, enfants }: Connus,
): string | null {
  if (adultes.every((one) => keyOf(one) === null)) return null
  const wanted = setOf(adultes.map(textOf))
  const numbers = new Set(adultes.flatMap(({ telephone }) => telephone ?? []))
  const noms = new Set(siblings.map(({ lu }) => normalizeNom(lu.enfant.nom)))
  const same = familles.filter(
    ({ id, responsables }) =>
      setOf(responsables.map(textOf)) === wanted &&
      (responsables.some(({ telephone }) => telephone !== null && numbers.has(telephone)) ||
        enfants.some(({ familleId, nom }) => familleId === id && noms.has(normalizeNom(nom)))),
  )
  return same.length === 1 ? (same[0]?.id ?? null) : null
}

const namesOf = (propositions: Iterable<Proposition>): string =>
  [...propositions]
    .map(({ lu }) => formatPersonne(lu.enfant))
    .sort()
    .join(', ')

function apartText(sibling: Proposition, siblings: readonly Proposition[]): string {
  const others = namesOf(siblings.filter((one) => one !== sibling))
  return `Mêmes responsables que ${others}, mais une fiche de famille dit autre chose : elles restent séparées, vérifiez-les.`
}

/** Adds a remark to children who share some adults but not all: their families stay apart. */
function withHalfSiblings(
  named: readonly Proposition[],
  homes: ReadonlyMap<Proposition, Home>,
): ReadonlyMap<Proposition, Home> {
  const byAdulte = new Map<string, Proposition[]>()
  for (const one of named) {
    for (const key of new Set(one.lu.responsables.flatMap((adulte) => keyOf(adulte) ?? []))) {
      byAdulte.set(key, [...(byAdulte.get(key) ?? []), one])
    }
  }
  return new Map(
    [...homes].map(([one, home]) => {
      const halves = new Set(
        one.lu.responsables
          .flatMap((adulte) => byAdulte.get(keyOf(adulte) ?? '') ?? [])
          .filter(
            (other) =>
              homes.get(other)?.familleId !== home.familleId && adultesOf(other) !== adultesOf(one),
          ),
      )
      const texte = `Partage un responsable avec ${namesOf(halves)}, pas tous : leurs familles restent séparées.`
      return [one, halves.size === 0 ? home : { ...home, textes: [...home.textes, texte] }]
    }),
  )
}
