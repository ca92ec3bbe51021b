import {
  type EtablissementConnu,
  guessType,
  matchEtablissement,
} from '../../../../shared/domain/etablissement.ts'
import { normalizeNom } from '../../../../shared/domain/nom.ts'
import type { Proposition } from './judge.ts'
import type { Draft, PlanOptions } from './plan-types.ts'

/** Finds the school of each child, adding those that nobody knew. */
export function placeInEtablissements(
  propositions: readonly Proposition[],
  connus: readonly EtablissementConnu[],
  options: PlanOptions,
  { inserts }: Draft,
): ReadonlyMap<Proposition, string | null> {
  const nomOf = ({ lu }: Proposition): string | null =>
    lu.inscription.etablissement ?? options.etablissement
  const known = [...connus]
  const ids = new Map<string, string>()
  // The fullest name first: « Jules Ferry » is then found to be « École Jules-Ferry », whatever the rows' order.
  const noms = [...new Set(propositions.map(nomOf).filter((nom) => nom !== null))].sort(
    (a, b) => b.length - a.length || (a < b ? -1 : 1),
  )
  for (const nom of noms) {
    const match = matchEtablissement(nom, known)
    const etablissement = match ?? {
      id: options.newId(),
      nom,
      commune: null,
      type: typeOf(nom, propositions, nomOf),
    }
    if (match === null) {
      known.push(etablissement)
      inserts.etablissement.push(etablissement)
    }
    ids.set(normalizeNom(nom), etablissement.id)
  }
  return new Map(
    propositions.map((proposition) => {
      const nom = nomOf(proposition)
      return [proposition, nom === null ? null : (ids.get(normalizeNom(nom)) ?? null)]
    }),
  )
}

function typeOf(
  nom: string,
  propositions: readonly Proposition[],
  nomOf: (proposition: Proposition) => string | null,
) {
  const niveaux = propositions
    .filter((proposition) => nomOf(proposition) === nom)
    .map(({ lu }) => lu.inscription.niveau)
    .filter((niveau) => niveau !== null)
    .sort()
  return guessType(nom, niveaux[0] ?? null)
}
