import type { Connus } from './connus.ts'
import { homesOf } from './foyers-responsables.ts'
import type { Proposition } from './judge.ts'
import { emptyPlan, planEnfant, statutOf } from './plan.ts'
import {
  type PlacedFamille,
  placedIn,
  planResponsables,
  sortedPropositions,
} from './plan-familles.ts'
import type { Draft, Outcome, Plan, PlanOptions } from './plan-types.ts'

/** Plan of a list of parents: their families completed, and nothing else. */
export function buildPlanResponsables(
  propositions: readonly Proposition[],
  connus: Connus,
  options: PlanOptions,
): Plan {
  const plan = emptyPlan()
  const familles = placeInHomes(propositions, connus, options, plan)
  const outcomes = propositions.map((proposition): Outcome => {
    const famille = familles.get(proposition)
    const { hasChanged } = planEnfant(proposition, famille?.familleId ?? null, options, plan)
    return {
      proposition,
      statut: statutOf(proposition.connu, hasChanged || famille?.hasChanged === true),
      textes: [...proposition.textes, ...(famille?.textes ?? [])],
    }
  })
  return { ...plan, outcomes }
}

function placeInHomes(
  propositions: readonly Proposition[],
  connus: Connus,
  options: PlanOptions,
  plan: Draft,
): ReadonlyMap<Proposition, PlacedFamille> {
  const byId = new Map(connus.familles.map((famille) => [famille.id, famille]))
  const named = sortedPropositions(propositions.filter(({ lu }) => lu.responsables.length > 0))
  const homes = homesOf(named, connus, options.newId)
  const placed = new Map<Proposition, PlacedFamille>()
  for (const [familleId, members] of Map.groupBy(named, (one) => homes.get(one)?.familleId ?? '')) {
    const famille = byId.get(familleId) ?? null
    if (famille === null) plan.inserts.famille.push({ id: familleId })
    planResponsables(familleId, famille, members, options, plan)
    for (const member of members) {
      const { textes, ...rest } = placedIn(familleId, famille, member)
      placed.set(member, { ...rest, textes: [...textes, ...(homes.get(member)?.textes ?? [])] })
    }
  }
  return placed
}
