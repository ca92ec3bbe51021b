import { matchEtablissement } from '../../../../shared/domain/etablissement.ts'
import type { Absent, Decision } from '../../../../shared/domain/import-orientation.ts'
import type { Niveau } from '../../../../shared/domain/niveau.ts'
import { clePersonne } from '../../../../shared/domain/nom.ts'
import { frCollator } from '../../../../shared/format.ts'
import type { LigneLue } from '../../../import/understand/ligne-lue.ts'
import type { Connus } from './connus.ts'
import { clesOf } from './identite.ts'
import type { PlanOptions } from './plan-types.ts'
import { isProposee } from './preview.ts'

/**
 * Enfants inscrits whom the new class list of their school no longer names: at a school of the list, in a
 * niveau of the list (any, when it gives none). A list of proposed children names only those, so that nobody is
 * absent from it. The name alone counts as present: a homonym is not told gone.
 */
export function absentsOf(
  lignes: readonly LigneLue[],
  { enfants, etablissements, inscrits }: Connus,
  {
    etablissement,
    decisions = [],
  }: Pick<PlanOptions, 'etablissement'> & { readonly decisions?: readonly Decision[] },
): readonly Absent[] {
  if (lignes.every(isProposee)) return []
  const noms = Map.groupBy(lignes, (one) => one.inscription.etablissement ?? etablissement ?? '')
  const niveaux = new Map<string, Set<Niveau>>()
  for (const [nom, own] of noms) {
    const ecole = nom === '' ? null : matchEtablissement(nom, etablissements)
    if (ecole === null) continue
    const held = niveaux.get(ecole.id) ?? new Set()
    for (const { inscription } of own) if (inscription.niveau !== null) held.add(inscription.niveau)
    niveaux.set(ecole.id, held)
  }
  const cles = new Set(lignes.flatMap(clesOf))
  const decided = new Set(
    decisions.flatMap(({ choix }) => (choix.kind === 'enfant' ? [choix.enfantId] : [])),
  )
  const byId = new Map(enfants.map((enfant) => [enfant.id, enfant]))
  const ecoles = new Map(etablissements.map(({ id, nom }) => [id, nom]))
  return inscrits
    .flatMap(({ enfantId, etablissementId, ...one }): readonly Absent[] => {
      const enfant = byId.get(enfantId)
      const held = niveaux.get(etablissementId ?? '')
      if (enfant === undefined || held === undefined || decided.has(enfantId)) return []
      if (held.size > 0 && (one.niveau === null || !held.has(one.niveau))) return []
      const isNamed = [enfant, ...enfant.alias].some((name) => cles.has(clePersonne(name)))
      if (isNamed) return []
      const { nom, prenom } = enfant
      return [{ ...one, nom, prenom, etablissement: ecoles.get(etablissementId ?? '') ?? '' }]
    })
    .sort((a, b) => frCollator.compare(`${a.nom} ${a.prenom}`, `${b.nom} ${b.prenom}`))
}
