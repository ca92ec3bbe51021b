import {
  type EtablissementConnu,
  guessType,
  matchEtablissement,
} from '../../../../shared/domain/etablissement.ts'
import { normalizeNom } from '../../../../shared/domain/nom.ts'
import type { Connus, EnfantConnu } from './connus.ts'
import type { Proposition } from './judge.ts'
import { placeInFamilles } from './plan-familles.ts'
import { planInscription } from './plan-inscriptions.ts'
import { planOrientation } from './plan-orientations.ts'
import type { Draft, Outcome, Placed, Plan, PlanOptions } from './plan-types.ts'

/** Plan of all the rows that an import writes, shared by the preview and the import. */
export function buildPlan(
  propositions: readonly Proposition[],
  connus: Connus,
  options: PlanOptions,
): Plan {
  return planEach(propositions, connus, options, (placed, plan) => {
    const inscription = planInscription(placed, connus, options, plan)
    planOrientation(placed, connus, inscription.isInscrit, options, plan)
    return { textes: inscription.textes, hasChanged: false }
  })
}

/** Plans the family, the school and the record of each child, then what `planOne` makes of the child. */
export function planEach(
  propositions: readonly Proposition[],
  connus: Connus,
  options: PlanOptions,
  planOne: (
    placed: Placed,
    plan: Draft,
  ) => { readonly textes: readonly string[]; readonly hasChanged: boolean },
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
    const own = planOne(placed, plan)
    const hasChanged = isCompleted.hasChanged || famille?.hasChanged === true || own.hasChanged
    return {
      proposition,
      statut: statutOf(proposition.connu, hasChanged),
      textes: [...proposition.textes, ...(famille?.textes ?? []), ...own.textes],
    }
  })
  return { ...plan, outcomes }
}

/** A plan that writes nothing yet. */
export function emptyPlan(): Draft {
  return {
    inserts: {
      etablissement: [],
      collectif: [],
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

/** Statut of the row of a child: new, known, or known and completed. */
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

/** Finds the school of each child, adding the unknown schools. */
function placeInEtablissements(
  propositions: readonly Proposition[],
  connus: readonly EtablissementConnu[],
  options: PlanOptions,
  { inserts }: Draft,
): ReadonlyMap<Proposition, string | null> {
  const nomOf = ({ lu }: Proposition): string | null =>
    lu.inscription.etablissement ?? options.etablissement
  const known = [...connus]
  const ids = new Map<string, string>()
  // Longest name first, so that « Jules Ferry » matches « École Jules-Ferry » whatever the order of the rows.
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
