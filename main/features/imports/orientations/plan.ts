import type { Connus, EnfantConnu } from './connus.ts'
import type { Proposition } from './judge.ts'
import { placeInEtablissements } from './plan-etablissements.ts'
import { placeInFamilles } from './plan-familles.ts'
import { planInscription } from './plan-inscriptions.ts'
import { planOrientation } from './plan-orientations.ts'
import type { Draft, Outcome, Placed, Plan, PlanOptions } from './plan-types.ts'

/** Works out everything that an import writes, without writing: the preview and the import share it. */
export function buildPlan(
  propositions: readonly Proposition[],
  connus: Connus,
  options: PlanOptions,
): Plan {
  const plan = emptyPlan()
  const etablissements = placeInEtablissements(propositions, connus.etablissements, options, plan)
  const familles = placeInFamilles(propositions, connus, options, plan)
  const outcomes = propositions.map((proposition): Outcome => {
    const famille = familles.get(proposition)
    const isCompleted = planEnfant(proposition, famille?.familleId ?? null, options, plan)
    const placed: Placed = {
      proposition,
      enfantId: isCompleted.enfantId,
      etablissementId: etablissements.get(proposition) ?? null,
    }
    const inscription = planInscription(placed, connus, options, plan)
    planOrientation(placed, connus, inscription.isInscrit, options, plan)
    return {
      proposition,
      statut: statutOf(proposition.connu, isCompleted.hasChanged || famille?.hasChanged === true),
      textes: [...proposition.textes, ...(famille?.textes ?? []), ...inscription.textes],
    }
  })
  return { ...plan, outcomes }
}

/** A plan that writes nothing yet. */
export function emptyPlan(): Draft {
  return {
    inserts: {
      etablissement: [],
      famille: [],
      responsable: [],
      enfant: [],
      enfant_situation: [],
      orientation: [],
      orientation_origine: [],
      orientation_situation: [],
      orientation_critere: [],
      orientation_etape: [],
      inscription: [],
      inscription_origine: [],
    },
    completions: { enfant: [], responsable: [], orientation: [], inscription: [] },
    inscrites: [],
    attentes: [],
  }
}

/** What becomes of a child by the import. */
export const statutOf = (connu: EnfantConnu | null, hasChanged: boolean): Outcome['statut'] => {
  if (connu === null) return 'nouveau'
  return hasChanged ? 'a-completer' : 'connu'
}

/** Adds the child, or fills the blanks of its record. */
export function planEnfant(
  { lu, connu }: Proposition,
  familleId: string | null,
  options: PlanOptions,
  { inserts, completions }: Draft,
): { readonly enfantId: string; readonly hasChanged: boolean } {
  const enfantId = connu?.id ?? options.newId()
  const { nom, prenom, dateNaissance, anneeNaissance, sexe } = lu.enfant
  const situations = lu.inscription.situations.filter((code) => !connu?.situations.includes(code))
  inserts.enfant_situation.push(
    ...situations.map((situation) => ({ enfant_id: enfantId, situation })),
  )
  const row = {
    date_naissance: dateNaissance,
    annee_naissance: anneeNaissance,
    sexe,
    famille_id: familleId,
  }
  if (connu === null) {
    inserts.enfant.push({ id: enfantId, nom, prenom, ...row })
    return { enfantId, hasChanged: false }
  }
  const blanks = {
    date_naissance: connu.dateNaissance === null ? dateNaissance : null,
    annee_naissance:
      (connu.dateNaissance ?? connu.anneeNaissance ?? dateNaissance) ? null : anneeNaissance,
    sexe: connu.sexe === null ? sexe : null,
    famille_id: connu.familleId === null ? familleId : null,
  }
  const fills = Object.values(blanks).some((value) => value !== null)
  if (fills) completions.enfant.push({ id: enfantId, values: blanks })
  return { enfantId, hasChanged: fills || situations.length > 0 }
}
