import { clePersonne } from '../../../../shared/domain/nom.ts'
import { compareTexts } from '../../../../shared/format.ts'
import type { Connus, FamilleConnue } from './connus.ts'
import { compareResponsables, type Foyer, householdsOf } from './familles.ts'
import { birthKey } from './identite.ts'
import type { Proposition } from './judge.ts'
import type { Draft, PlanOptions } from './plan-types.ts'

/** Family of a child, and the changes that the child's rows make in it. */
export type PlacedFamille = {
  readonly familleId: string | null
  readonly hasChanged: boolean
  readonly textes: readonly string[]
}

/** A child of whom no adult is known. */
export const SANS_FAMILLE: PlacedFamille = { familleId: null, hasChanged: false, textes: [] }

/** Finds or makes the household of each child; brothers and sisters share one. */
export function placeInFamilles(
  propositions: readonly Proposition[],
  connus: Connus,
  options: PlanOptions,
  plan: Draft,
): ReadonlyMap<Proposition, PlacedFamille> {
  const byId = new Map(connus.familles.map((famille) => [famille.id, famille]))
  const placed = new Map<Proposition, PlacedFamille>()
  const withHousehold = propositions.filter(hasHousehold)
  const foyers = [...withHousehold.map(foyerOf), ...knownFoyers(connus, byId)]
  for (const household of householdsOf<Proposition | null>(foyers)) {
    const members = sortedMembers(household)
    const defaultId = familleOf(household, members, options, plan)
    const idOf = ({ connu }: Proposition) => connu?.familleId ?? defaultId
    for (const [familleId, ofOne] of Map.groupBy(members, idOf)) {
      const famille = familleId === null ? null : (byId.get(familleId) ?? null)
      if (familleId !== null) planResponsables(familleId, famille, ofOne, options, plan)
      for (const member of ofOne) placed.set(member, placedIn(familleId, famille, member))
    }
  }
  return placed
}

/** Whether a child can be put in a household: most lists of schools name no adult. */
const hasHousehold = ({ connu, lu }: Proposition): boolean =>
  (connu?.familleId ?? null) !== null || lu.responsables.length > 0

const foyerOf = (proposition: Proposition): Foyer<Proposition> => ({
  of: proposition,
  nom: proposition.lu.enfant.nom,
  familleId: proposition.connu?.familleId ?? null,
  responsables: proposition.lu.responsables,
})

function knownFoyers(
  { enfants }: Connus,
  byId: ReadonlyMap<string, FamilleConnue>,
): readonly Foyer<null>[] {
  return enfants.flatMap(({ nom, familleId }) => {
    const famille = familleId === null ? undefined : byId.get(familleId)
    return famille ? [{ of: null, nom, familleId, responsables: famille.responsables }] : []
  })
}

/** The children of a household in a fixed order, so that the positions of adults do not depend on the file's. */
function sortedMembers(household: readonly Foyer<Proposition | null>[]): readonly Proposition[] {
  return sortedPropositions(household.flatMap(({ of }) => of ?? []))
}

/** Sorts by name then birth, an order that does not depend on the file's. */
export function sortedPropositions(propositions: readonly Proposition[]): readonly Proposition[] {
  const keyOf = ({ lu }: Proposition) => `${clePersonne(lu.enfant)} ${birthKey(lu.enfant)}`
  return propositions.toSorted((a, b) => compareTexts(keyOf(a), keyOf(b)))
}

/** The one known household behind the members, else a new one when an adult is named. */
function familleOf(
  household: readonly Foyer<Proposition | null>[],
  members: readonly Proposition[],
  options: PlanOptions,
  { inserts }: Draft,
): string | null {
  const known = new Set(household.flatMap(({ familleId }) => familleId ?? []))
  const [only] = known
  if (known.size === 1 && only !== undefined) return only
  if (members.every(({ connu }) => connu?.familleId)) return null
  const id = options.newId()
  inserts.famille.push({ id })
  return id
}

/** Adds and completes the adults of a household. */
export function planResponsables(
  familleId: string,
  famille: FamilleConnue | null,
  members: readonly Proposition[],
  options: PlanOptions,
  { inserts, completions }: Draft,
): void {
  const found = members.flatMap(({ lu }) => lu.responsables)
  const { added, completed } = compareResponsables(famille, found)
  const start = (famille?.lastPosition ?? -1) + 1
  inserts.responsable.push(
    ...added.map((adulte, index) => ({
      id: options.newId(),
      famille_id: familleId,
      position: start + index,
      ...adulte,
    })),
  )
  completions.responsable.push(...completed.map(({ id, ...values }) => ({ id, values })))
}

/** Household of a child, with the changes that the child's own rows make there. */
export function placedIn(
  familleId: string | null,
  famille: FamilleConnue | null,
  { lu }: Proposition,
): PlacedFamille {
  const { added, completed, otherTelephones } = compareResponsables(famille, lu.responsables)
  return {
    familleId,
    hasChanged: added.length + completed.length > 0,
    textes: otherTelephones.map(
      ({ known, found }) =>
        `Le téléphone connu (${known}) est gardé, le fichier en donne un autre : ${found}.`,
    ),
  }
}
