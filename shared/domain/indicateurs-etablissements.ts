import { frCollator } from '../format.ts'
import { nomsDistincts } from './etablissement.ts'
import type { Faits } from './faits.ts'
import type { Indicateur } from './indicateurs.ts'

type Etablissement = NonNullable<Faits['inscriptions'][number]['etablissement']>

/** Where the enfants go to school, how many to each, and the zoning that it suggests. */
export function computeEtablissements(
  inscriptions: Faits['inscriptions'],
): readonly (readonly [string, Indicateur])[] {
  const etablissements = new Map<string, Etablissement>()
  const enfantsOf = new Map<string, Set<string>>()
  for (const { etablissement, enfantId } of inscriptions) {
    if (etablissement === null) continue
    etablissements.set(etablissement.id, etablissement)
    const enfants = enfantsOf.get(etablissement.id) ?? new Set()
    enfantsOf.set(etablissement.id, enfants.add(enfantId))
  }
  const concernes = {
    valeur: [...nomsDistincts(etablissements.values()).values()].sort(frCollator.compare),
    provenance: { etablissements: [...etablissements.keys()] },
    effectifs: new Map([...enfantsOf].map(([id, enfants]) => [id, enfants.size])),
  }
  return [
    ['public.etablissements', concernes],
    ['action.zonage', zonageOf([...etablissements.values()])],
  ]
}

/** A suggestion only: the zoning of the schools, not of the place itself. */
function zonageOf(etablissements: readonly Etablissement[]): Indicateur {
  const rep = etablissements.filter((e) => e.educationPrioritaire !== null)
  const quartier = etablissements.filter((e) => e.quartierPrioritaire !== null)
  const zonages = [
    ...(rep.length > 0 ? ['rep'] : []),
    ...(quartier.length > 0 ? ['politique-ville'] : []),
  ]
  return {
    valeur: zonages,
    provenance: { etablissements: [...new Set([...rep, ...quartier].map(({ id }) => id))] },
  }
}
