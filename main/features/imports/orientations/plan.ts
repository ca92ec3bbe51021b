import {
  createEtablissementFinder,
  type EtablissementConnu,
  guessType,
} from '../../../../shared/domain/etablissement.ts'
import type { AccordParental } from '../../../../shared/domain/import-orientation.ts'
import { normalizeNom } from '../../../../shared/domain/nom.ts'
import { dayReached } from '../../../../shared/domain/orientation.ts'
import { compareTexts } from '../../../../shared/format.ts'
import { type Connus, type EnfantConnu, type OrientationConnue, recordsOf } from './connus.ts'
import type { Proposition } from './judge.ts'
import { placeInFamilles, SANS_FAMILLE } from './plan-familles.ts'
import { planInscription } from './plan-inscriptions.ts'
import type { Draft, Outcome, Placed, Plan, PlanOptions } from './plan-types.ts'

const accordText = (accord: AccordParental): string | null =>
  typeof accord === 'boolean' ? (accord ? 'oui' : 'non') : accord

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
    const famille = familles.get(proposition) ?? SANS_FAMILLE
    const isCompleted = planEnfant(proposition, famille.familleId, options, plan)
    const placed: Placed = {
      proposition,
      enfantId: isCompleted.enfantId,
      etablissementId: etablissements.get(proposition) ?? null,
    }
    const own = planOne(placed, plan)
    const hasChanged = isCompleted.hasChanged || famille.hasChanged || own.hasChanged
    return {
      proposition,
      statut: statutOf(proposition.connu, hasChanged),
      textes: [...proposition.textes, ...famille.textes, ...own.textes],
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
  const byNom = Map.groupBy(propositions, nomOf)
  const known = createEtablissementFinder(connus)
  const ids = new Map<string, string>()
  // Longest name first, so that « Jules Ferry » matches « École Jules-Ferry » whatever the order of the rows.
  const noms = [...byNom.keys()]
    .filter((nom) => nom !== null)
    .sort((a, b) => b.length - a.length || compareTexts(a, b))
  for (const nom of noms) {
    const match = known.find(nom)
    const etablissement = match ?? {
      id: options.newId(),
      nom,
      commune: null,
      type: typeOf(nom, byNom.get(nom) ?? []),
    }
    if (match === null) {
      known.add(etablissement)
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

function typeOf(nom: string, propositions: readonly Proposition[]) {
  const niveaux = propositions
    .map(({ lu }) => lu.inscription.niveau)
    .filter((niveau) => niveau !== null)
    .sort()
  return guessType(nom, niveaux[0] ?? null)
}

/** Plans the orientation with its source; one of the same school for the same child is completed instead. */
function planOrientation(
  placed: Placed,
  connus: Connus,
  isInscrit: boolean,
  options: PlanOptions,
  { inserts, completions, inscrites }: Draft,
): void {
  const { proposition, enfantId, etablissementId } = placed
  const { lu, groupe } = proposition
  const existing = findExisting(connus.orientations, enfantId, etablissementId)
  const id = existing?.id ?? options.newId()
  const values = {
    niveau: lu.inscription.niveau,
    classe: lu.inscription.classe,
    etablissement_id: etablissementId,
    enseignant: lu.inscription.enseignant,
    objectif: lu.inscription.objectif,
    accord_parental: accordText(lu.inscription.accordParental),
  }
  const suivi = existing ?? { statut: 'recue', date: lu.date ?? options.date, etapes: {} }
  if (isInscrit && suivi.statut !== 'inscrite') {
    const date = dayReached('inscrite', suivi, options.date)
    inserts.orientation_etape.push({ orientation_id: id, statut: 'inscrite', date })
  }
  if (existing) {
    completions.orientation.push({ id, values })
    if (isInscrit && existing.statut !== 'inscrite') inscrites.push(id)
  } else {
    inserts.orientation.push({
      id,
      annee_id: options.anneeId,
      enfant_id: enfantId,
      ...otherNames(placed),
      ...values,
      date: suivi.date,
      statut: isInscrit ? 'inscrite' : 'recue',
      import_id: options.importId,
      source_file: options.sourceFile,
      source_sheet: groupe.first.feuille,
      source_row: groupe.first.ligne,
    })
  }
  planLists(id, placed, existing, inserts)
}

/**
 * Orientation of the année that the row completes: that of the same school, or the child's only one when the
 * row or the orientation names no school. Another school makes another orientation.
 */
function findExisting(
  orientations: readonly OrientationConnue[],
  enfantId: string,
  etablissementId: string | null,
): OrientationConnue | undefined {
  const ofEnfant = recordsOf(orientations, enfantId)
  const exact = ofEnfant.find((one) => one.etablissementId === etablissementId)
  if (exact || ofEnfant.length !== 1) return exact
  const [only] = ofEnfant
  return only?.etablissementId === null || etablissementId === null ? only : undefined
}

/** The other name or spelling under which the file proposes the child, kept to recognise the next file. */
function otherNames({ proposition: { lu, connu } }: Placed) {
  const shown = connu ?? lu.enfant
  const nom = lu.nomFamille ?? lu.enfant.nom
  const { prenom } = lu.enfant
  return nom === shown.nom && prenom === shown.prenom
    ? { nom: null, prenom: null }
    : { nom, prenom }
}

function planLists(
  orientationId: string,
  { proposition: { lu } }: Placed,
  existing: OrientationConnue | undefined,
  inserts: Draft['inserts'],
): void {
  const { origines, situations } = lu.inscription
  inserts.orientation_origine.push(
    ...origines
      .filter((origine) => !existing?.origines.includes(origine))
      .map((origine) => ({ orientation_id: orientationId, origine })),
  )
  inserts.orientation_situation.push(
    ...situations
      .filter((situation) => !existing?.situations.includes(situation))
      .map((situation) => ({ orientation_id: orientationId, situation })),
  )
  const known = existing?.criteres ?? []
  inserts.orientation_critere.push(
    ...lu.criteres
      .filter((critere) => !known.includes(critere))
      .map((critere, index) => ({
        orientation_id: orientationId,
        position: known.length + index,
        critere,
      })),
  )
}
