import { setTimeout as wait } from 'node:timers/promises'
import { type Critere, liensOf } from '../../../../shared/domain/critere.ts'
import { createEtablissementFinder } from '../../../../shared/domain/etablissement.ts'
import type {
  Absent,
  ApercuImport,
  Decision,
  LigneApercu,
} from '../../../../shared/domain/import-orientation.ts'
import { ORIGINES, SITUATIONS } from '../../../../shared/domain/listes.ts'
import type { Niveau } from '../../../../shared/domain/niveau.ts'
import { clePersonne, normalizeNom } from '../../../../shared/domain/nom.ts'
import { frCollator } from '../../../../shared/format.ts'
import { newId } from '../../../db/new-id.ts'
import type { FichierLu, LigneLue } from '../../../import/understand/ligne-lue.ts'
import { aPlacerOf } from '../inscrits/places.ts'
import { buildPlanInscrits, judgeInscrits } from '../inscrits/plan-inscrits.ts'
import { IGNOREE } from '../kind.ts'
import type { Clusters } from './clusters.ts'
import type { ClasseConnue, Connus, EnfantConnu } from './connus.ts'
import { homesOf } from './foyers-responsables.ts'
import { clesOf } from './identite.ts'
import {
  type ChoiceOf,
  choicesOf,
  indexByCle,
  type Judgement,
  judgeLignes,
  type LigneJugee,
  type Proposition,
  refused,
} from './judge.ts'
import { mergeLignes } from './merge-lignes.ts'
import { buildPlan, emptyPlan, planEnfant, statutOf } from './plan.ts'
import {
  type PlacedFamille,
  placedIn,
  planResponsables,
  SANS_FAMILLE,
  sortedPropositions,
} from './plan-familles.ts'
import type { Draft, Outcome, Plan, PlanOptions } from './plan-types.ts'
import { isProposee, rowsOf } from './preview.ts'

/** Destination of the rows of a file, once they are read, and the person's decisions about them. */
export type LuOptions = Omit<PlanOptions, 'importId' | 'newId'> & {
  readonly decisions?: readonly Decision[]
}

/** A file judged: its preview, and the content, records and options by which it was judged. */
export type JudgedFile = {
  readonly lu: FichierLu
  readonly options: LuOptions
  readonly connus: Connus
  readonly criteres: readonly Critere[]
  /** Rows with the situations and origines of their criteria, by the row as it was read. */
  readonly linked: ReadonlyMap<LigneLue, LigneLue>
  /** Clusters by which `judgeAgain` links the rows; null until it is called. */
  readonly clusters: Clusters | null
  readonly apercu: ApercuImport
}

/** Judge and planner of each kind of list, which proposes children or completes those already known. */
export const WAYS: Readonly<Record<ApercuImport['genre'], Way>> = {
  orientations: { judge: judgeLignes, build: buildPlan },
  responsables: { judge: judgeResponsables, build: buildPlanResponsables },
  inscrits: { judge: judgeInscrits, build: buildPlanInscrits },
}

type Way = {
  readonly judge: (
    lignes: readonly LigneLue[],
    connus: Connus,
    decisions: readonly Decision[] | undefined,
    options: LuOptions,
  ) => Judgement
  readonly build: typeof buildPlan
}

/** Genre of a list: one of parents completes known children; when it names none of them, it proposes its own. */
export function genreOf(
  lignes: readonly LigneLue[],
  { enfants }: Connus,
  { inscrits }: LuOptions,
): keyof typeof WAYS {
  if (inscrits !== undefined) return 'inscrits'
  if (!lignes.every(({ isOfResponsable }) => isOfResponsable)) return 'orientations'
  const known = indexByCle(enfants)
  const isOurs = (ligne: LigneLue) => clesOf(ligne).some((cle) => known.has(cle))
  return lignes.some(isOurs) ? 'responsables' : 'orientations'
}

const LONG_LIST = 1_000

/** Judges and plans every row. `importId` is null for a preview. */
export async function judgeFile(
  lu: FichierLu,
  options: LuOptions,
  { connus, criteres }: Pick<JudgedFile, 'connus' | 'criteres'>,
  importId: string | null,
): Promise<{ readonly judged: JudgedFile; readonly plan: Plan }> {
  // A list of a whole town takes a tenth of a second: the window gets its turn between the steps. By a timer:
  // an immediate would come in the very turn that received the rows.
  const nextTurn = async (): Promise<void> => {
    if (lu.lignes.length > LONG_LIST) await wait(0)
  }
  const linked = linkedRows(lu.lignes, criteres)
  const lignes = [...linked.values()]
  const genre = genreOf(lignes, connus, options)
  const { judge, build } = WAYS[genre]
  await nextTurn()
  // The keys that judging compares are computed in a turn of their own, and kept with each row.
  for (const ligne of lignes) clesOf(ligne)
  await nextTurn()
  const { propositions, refused } = judge(lignes, connus, options.decisions, options)
  await nextTurn()
  const plan = build(propositions, connus, { ...options, importId: importId ?? '', newId })
  await nextTurn()
  const rows = rowsOf({ lignes, outcomes: plan.outcomes, refused, connus, options })
  const apercu = apercuOf(importId, genre, lu, rows, { connus, options })
  return { judged: { lu, options, connus, criteres, linked, clusters: null, apercu }, plan }
}

/** Preview of a file from its judged rows. */
export const apercuOf = (
  importId: string | null,
  genre: ApercuImport['genre'],
  { encodage, feuilles, lecture, avis, laissees, lignes: lues }: FichierLu,
  lignes: readonly LigneApercu[],
  { connus, options }: Pick<JudgedFile, 'connus' | 'options'>,
): ApercuImport => ({
  importId,
  genre,
  encodage,
  feuilles,
  avis,
  laissees,
  lignes,
  lecture,
  aPlacer: aPlacerOf(lues, connus, options),
  absents: genre === 'orientations' ? absentsOf(lues, connus, options) : [],
})

/** Rows with the situations and the origines that their criteria stand for, by the row as it was read, in its order. */
export function linkedRows(
  lignes: readonly LigneLue[],
  criteres: readonly Critere[],
  before: ReadonlyMap<LigneLue, LigneLue> = new Map(),
): ReadonlyMap<LigneLue, LigneLue> {
  const hasLiens = criteres.some(({ lien }) => lien !== null)
  return new Map(
    lignes.map((ligne) => [
      ligne,
      hasLiens ? (before.get(ligne) ?? withLiens(ligne, criteres)) : ligne,
    ]),
  )
}

function withLiens(ligne: LigneLue, criteres: readonly Critere[]): LigneLue {
  const { situations, origines } = liensOf(ligne.criteres, criteres)
  const { inscription } = ligne
  return {
    ...ligne,
    inscription: {
      ...inscription,
      situations: SITUATIONS.filter((one) =>
        [...inscription.situations, ...situations].includes(one),
      ),
      origines: ORIGINES.filter((one) => [...inscription.origines, ...origines].includes(one)),
    },
  }
}

/**
 * Enfants inscrits whom the new class list of their school no longer names: at a school of the list, in a
 * niveau of the list (any, when it gives none). A list of proposed children names only those, so that nobody is
 * absent from it. The name alone counts as present: a homonym is not told gone.
 */
function absentsOf(
  lignes: readonly LigneLue[],
  { enfants, etablissements, inscrits }: Connus,
  {
    etablissement,
    decisions = [],
  }: Pick<PlanOptions, 'etablissement'> & { readonly decisions?: readonly Decision[] },
): readonly Absent[] {
  if (lignes.every(isProposee)) return []
  const noms = Map.groupBy(lignes, (one) => one.inscription.etablissement ?? etablissement ?? '')
  const known = createEtablissementFinder(etablissements)
  const niveaux = new Map<string, Set<Niveau>>()
  for (const [nom, own] of noms) {
    const ecole = nom === '' ? null : known.find(nom)
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

/** Plan of a list of parents: their families completed, and nothing else. */
function buildPlanResponsables(
  propositions: readonly Proposition[],
  connus: Connus,
  options: PlanOptions,
): Plan {
  const plan = emptyPlan()
  const familles = placeInHomes(propositions, connus, options, plan)
  const outcomes = propositions.map((proposition): Outcome => {
    const famille = familles.get(proposition) ?? SANS_FAMILLE
    const { hasChanged } = planEnfant(proposition, famille.familleId, options, plan)
    return {
      proposition,
      statut: statutOf(proposition.connu, hasChanged || famille.hasChanged),
      textes: [...proposition.textes, ...famille.textes],
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

/**
 * Sorts the rows of a list of parents. Children are recognised by name and class, since such a list gives no
 * birth; rows of unknown children are refused, since it proposes nobody. Rows about one child are merged.
 */
function judgeResponsables(
  lignes: readonly LigneLue[],
  connus: Connus,
  decisions: readonly Decision[] = [],
): Judgement {
  const choiceOf = choicesOf(decisions, connus.enfants)
  const find = createFinder(connus)
  const rows = new Map<EnfantConnu, LigneLue[]>()
  const left: LigneJugee[] = []
  for (const ligne of lignes) {
    const found = judgeLigne(ligne, choiceOf(ligne), find)
    if ('statut' in found) left.push(found)
    else rows.set(found, [...(rows.get(found) ?? []), ligne])
  }
  const propositions = [...rows].flatMap(([connu, own]) => {
    const [first] = own
    if (!first) return []
    const groupe = { first, lignes: own }
    return [{ groupe, lu: mergeLignes(first, own), connu, textes: [] }]
  })
  return { propositions, refused: left }
}

function judgeLigne(
  ligne: LigneLue,
  choice: ReturnType<ChoiceOf>,
  find: (ligne: LigneLue) => EnfantConnu | LigneJugee,
): EnfantConnu | LigneJugee {
  const statut = ligne.etat === 'erreur' ? 'erreur' : 'ambigu'
  if (choice === 'ignorer') return refused(ligne, statut, [IGNOREE])
  if (statut === 'erreur') return refused(ligne, statut, [])
  return typeof choice === 'object' ? choice : find(ligne)
}

function createFinder({ enfants, classes }: Connus) {
  const byCle = indexByCle(enfants)
  const byEnfant = Map.groupBy(classes, ({ enfantId }) => enfantId)
  return (ligne: LigneLue): EnfantConnu | LigneJugee => {
    const named = [...new Set(clesOf(ligne).flatMap((cle) => byCle.get(cle) ?? []))]
    if (named.length === 0) {
      return refused(ligne, 'ambigu', ['Pas dans Cartable : rien n’est repris de ses parents.'])
    }
    const of = (verdict: Verdict) =>
      named.filter(({ id }) => compareClasses(ligne, byEnfant.get(id) ?? []) === verdict)
    const [same, unsure] = [of('same'), of('unsure')]
    const fitting = same.length > 0 ? same : unsure
    const [only] = fitting
    return only && fitting.length === 1
      ? only
      : refused(ligne, 'ambigu', [doubtText(named, fitting)], named)
  }
}

type Verdict = 'same' | 'unsure' | 'different'

function doubtText(named: readonly EnfantConnu[], fitting: readonly EnfantConnu[]): string {
  if (fitting.length === 0)
    return 'Un enfant de ce nom est connu dans une autre classe : dites si c’est lui.'
  return `${named.length} enfants connus portent ce nom : dites lequel.`
}

/** Compares a child's class in the file with those known: `unsure` where either side gives none. */
function compareClasses(
  { inscription: { niveau, classe } }: LigneLue,
  known: readonly ClasseConnue[],
): Verdict {
  const verdicts = known.map((one): Verdict => {
    if (niveau !== null && one.niveau !== null) return niveau === one.niveau ? 'same' : 'different'
    if (classe === null || one.classe === null) return 'unsure'
    return normalizeNom(classe) === normalizeNom(one.classe) ? 'same' : 'unsure'
  })
  if (verdicts.includes('same')) return 'same'
  return verdicts.includes('different') && !verdicts.includes('unsure') ? 'different' : 'unsure'
}
