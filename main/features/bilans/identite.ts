import type { Valeur } from '../../../shared/domain/valeur.ts'
import type { ActionIdentite } from '../indicateurs/indicateurs.service.ts'

/**
 * Values of the form that the records of the structure and of the action already hold, by code. The
 * zoning of the action wins over the one suggested by its schools only when something was entered.
 */
export function identiteOf(action: ActionIdentite): Readonly<Record<string, Valeur>> {
  const { structure } = action
  return {
    'structure.nom': structure?.nom ?? null,
    'action.numero': action.numero,
    'referent.nom': joined(' ', structure?.referent_nom, structure?.referent_prenom),
    'referent.telephone': structure?.referent_telephone ?? structure?.telephone ?? null,
    'referent.mail': structure?.referent_mail ?? structure?.mail ?? null,
    'action.lieu': joined(', ', action.lieu, action.adresse),
    'action.natureLocal': action.naturesLocal,
    ...(action.zonages.length > 0 ? { 'action.zonage': action.zonages } : {}),
  }
}

function joined(
  separator: string,
  ...parts: readonly (string | null | undefined)[]
): string | null {
  const present = parts.filter((part) => part !== null && part !== undefined && part !== '')
  return present.length === 0 ? null : present.join(separator)
}
