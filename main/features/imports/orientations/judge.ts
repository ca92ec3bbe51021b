import type {
  Decision,
  PlaceLigne,
  StatutLigne,
} from '../../../../shared/domain/import-orientation.ts'
import { clePersonne } from '../../../../shared/domain/nom.ts'
import { formatDate } from '../../../../shared/format.ts'
import type { LigneLue } from '../../../import/understand/ligne-lue.ts'
import { IGNOREE } from '../kind.ts'
import { clusterByKeys } from './clusters.ts'
import type { Connus, EnfantConnu } from './connus.ts'
import { birthKey, clesOf, compareNaissances } from './identite.ts'
import { contradictionOf, mergeLignes } from './merge-lignes.ts'

/** Whether `a` gives less of the birth than `b`: the less precise of two rows is the doubtful one. */
const saysLess = (a: LigneLue, b: LigneLue): boolean =>
  birthKey(a.enfant).length < birthKey(b.enfant).length

/** Place of a row in words: « 5 », or « 5 de la feuille « CE2 » » when it is on another sheet. */
const placeOf = (ligne: LigneLue, from: LigneLue): string =>
  ligne.feuille === from.feuille
    ? String(ligne.ligne)
    : `${ligne.ligne} de la feuille « ${ligne.feuille} »`

/** A row with its statut and the reasons. */
export type LigneJugee = {
  readonly ligne: LigneLue
  readonly statut: StatutLigne
  readonly textes: readonly string[]
  /** The known children that the row may mean; empty unless that is the doubt. */
  readonly candidats: readonly EnfantConnu[]
}

/** Child that the import will write: its rows merged (`lu`), and its known record if any. */
export type Proposition = {
  readonly groupe: Groupe
  readonly lu: LigneLue
  readonly connu: EnfantConnu | null
  readonly textes: readonly string[]
}

/** Decision of the person on a row: a known child, a new one, or left out; undefined without any decision. */
export type ChoiceOf = (place: PlaceLigne) => EnfantConnu | 'nouveau' | 'ignorer' | undefined

/** Decisions by row. A decision for a child deleted since is to be taken again. */
export function choicesOf(
  decisions: readonly Decision[],
  enfants: readonly EnfantConnu[],
): ChoiceOf {
  if (decisions.length === 0) return () => undefined
  const byId = new Map(enfants.map((enfant) => [enfant.id, enfant]))
  const choices = new Map(
    decisions.map((decision) => {
      const { choix } = decision
      return [placeKey(decision), choix.kind === 'enfant' ? byId.get(choix.enfantId) : choix.kind]
    }),
  )
  return (place) => choices.get(placeKey(place))
}

/** Key of a child of the file: its sheet, row and rank. */
export const placeKey = ({ feuille, ligne, rang }: PlaceLigne): string =>
  `${feuille}\n${ligne} ${rang}`

export type Judgement = {
  readonly propositions: readonly Proposition[]
  readonly refused: readonly LigneJugee[]
}

/**
 * Sorts the rows: children to write, and rows that a person must look at. The same child has the same
 * names (accents, case, hyphens and order aside) and the same birth, when both births are known; else the
 * row is left to the person, whose `decisions` are then followed.
 */
export function judgeLignes(
  lignes: readonly LigneLue[],
  connus: Connus,
  decisions: readonly Decision[] = [],
): Judgement {
  const choiceOf = choicesOf(decisions, connus.enfants)
  const decided = judgeDecided(lignes, choiceOf)
  const open = lignes.filter((ligne) => ligne.etat === 'lisible' && !choiceOf(ligne))
  const unreadable = lignes.filter(
    (ligne) => ligne.etat !== 'lisible' && !isFollowed(ligne, choiceOf),
  )
  const undecided = judgeOpen(open, connus.enfants)
  const together = putTogether([...decided.found, ...undecided.found], lignes)
  return {
    propositions: together.propositions,
    refused: [
      ...unreadable.map((ligne) => refused(ligne, ligne.etat as 'ambigu' | 'erreur', [])),
      ...decided.refused,
      ...undecided.refused,
      ...together.refused,
    ],
  }
}

/** Whether a decision applies to the row. A row in error can only be ignored: anything else needs a correction first. */
const isFollowed = (ligne: LigneLue, choiceOf: ChoiceOf): boolean => {
  const choice = choiceOf(ligne)
  return choice !== undefined && (ligne.etat !== 'erreur' || choice === 'ignorer')
}

export const refused = (
  ligne: LigneLue,
  statut: StatutLigne,
  textes: readonly string[],
  candidats: readonly EnfantConnu[] = [],
): LigneJugee => ({ ligne, statut, textes, candidats })

/** Rows of one child, with its record when there is one. */
type Found = Recognised & { readonly lignes: readonly LigneLue[] }
type Findings = { readonly found: readonly Found[]; readonly refused: readonly LigneJugee[] }

function judgeDecided(lignes: readonly LigneLue[], choiceOf: ChoiceOf): Findings {
  const found: Found[] = []
  const ignored: LigneJugee[] = []
  for (const ligne of lignes) {
    if (!isFollowed(ligne, choiceOf)) continue
    const choice = choiceOf(ligne)
    if (typeof choice === 'object') found.push({ lignes: [ligne], connu: choice, textes: [] })
    else if (choice === 'nouveau') found.push({ lignes: [ligne], connu: null, textes: [] })
    else ignored.push(refused(ligne, ligne.etat === 'erreur' ? 'erreur' : 'ambigu', [IGNOREE]))
  }
  return { found, refused: ignored }
}

function judgeOpen(lignes: readonly LigneLue[], enfants: readonly EnfantConnu[]): Findings {
  const byCle = indexByCle(enfants)
  const { groupes, doutes } = regroupLignes(lignes)
  const doubtful: LigneJugee[] = doutes.map(({ ligne, texte }) => refused(ligne, 'ambigu', [texte]))
  const found: Found[] = []
  for (const groupe of groupes) {
    const one = recognise(mergeLignes(groupe.first, groupe.lignes), byCle)
    if ('candidats' in one) {
      const { candidats } = one
      doubtful.push(refused(groupe.first, 'ambigu', [doubtText(candidats)], candidats))
      doubtful.push(...doublesOf(groupe))
    } else found.push({ lignes: groupe.lignes, ...one })
  }
  return { found, refused: doubtful }
}

/**
 * Makes one proposition for each child, since rows under several names, or decided by the person, may lead to
 * one record. Rows that contradict each other are refused as ambiguous.
 */
function putTogether(found: readonly Found[], inFile: readonly LigneLue[]): Judgement {
  const places = new Map(inFile.map((ligne, index) => [ligne, index]))
  const placeIn = (ligne: LigneLue) => places.get(ligne) ?? 0
  const propositions: Proposition[] = []
  const apart: LigneJugee[] = []
  for (const ones of Map.groupBy(found, (one) => one.connu ?? one).values()) {
    const lignes = ones.flatMap((one) => one.lignes).sort((a, b) => placeIn(a) - placeIn(b))
    const [first] = lignes
    if (!first) continue
    const contradiction = contradictionOf(lignes)
    if (contradiction !== null) {
      apart.push(...lignes.map((ligne) => refused(ligne, 'ambigu', [contradiction])))
      continue
    }
    propositions.push({
      groupe: { first, lignes },
      lu: mergeLignes(first, lignes),
      connu: ones[0]?.connu ?? null,
      textes: ones.flatMap(({ textes }) => textes),
    })
  }
  return { propositions, refused: apart }
}

/** Rows of a child that is in the file several times, after the first. */
export function doublesOf({ first, lignes }: Groupe): readonly LigneJugee[] {
  return lignes
    .filter((ligne) => ligne !== first)
    .map((ligne) =>
      refused(ligne, 'doublon-fichier', [
        `Même enfant que la ligne ${placeOf(first, ligne)} : les deux sont réunies.`,
      ]),
    )
}

type Recognised = { readonly connu: EnfantConnu | null; readonly textes: readonly string[] }

function recognise(
  lu: LigneLue,
  byCle: ReadonlyMap<string, readonly EnfantConnu[]>,
): Recognised | { readonly candidats: readonly EnfantConnu[] } {
  const candidates = [...new Set(clesOf(lu).flatMap((cle) => byCle.get(cle) ?? []))]
  const verdicts = candidates.map((connu) => ({
    connu,
    verdict: compareNaissances(lu.enfant, connu),
  }))
  const same = verdicts.filter(({ verdict }) => verdict === 'same')
  if (same.length === 1) return { connu: same[0]?.connu ?? null, textes: [] }
  const unsure = same[0] ? same : verdicts.filter(({ verdict }) => verdict === 'unsure')
  if (unsure.length > 0) return { candidats: unsure.map(({ connu }) => connu) }
  const textes = candidates.map((connu) => `Un autre enfant porte ce nom, ${bornText(connu)}.`)
  return { connu: null, textes }
}

function doubtText(candidates: readonly EnfantConnu[]): string {
  const [only, ...others] = candidates
  if (!only || others.length > 0) {
    return `${candidates.length} enfants déjà connus portent ce nom : dites lequel, ou s’il est nouveau.`
  }
  return `Un enfant déjà connu porte ce nom, ${bornText(only)} : dites si c’est lui.`
}

function bornText({ dateNaissance, anneeNaissance }: EnfantConnu): string {
  if (dateNaissance !== null) return `né le ${formatDate(dateNaissance)}`
  return anneeNaissance === null ? 'sans date de naissance' : `né en ${anneeNaissance}`
}

/** Indexes children by the key of each name that they bear, aliases included. */
export function indexByCle(
  enfants: readonly EnfantConnu[],
): ReadonlyMap<string, readonly EnfantConnu[]> {
  const index = new Map<string, EnfantConnu[]>()
  for (const enfant of enfants) {
    for (const cle of new Set([enfant, ...enfant.alias].map(clePersonne))) {
      index.set(cle, [...(index.get(cle) ?? []), enfant])
    }
  }
  return index
}

/** Group of the readable rows of the file about one child. */
type Groupe = {
  /** First row of the group in the file; the others are shown as its doubles. */
  readonly first: LigneLue
  readonly lignes: readonly LigneLue[]
}

/** A row that may or may not be of the same child as another: the person decides. `texte` says why. */
type Doute = { readonly ligne: LigneLue; readonly texte: string }

/**
 * Finds, among readable rows, the children that are there several times: same names, and births that agree. Rows
 * that may be one child but cannot be proved so, or that contradict each other, are left to the person.
 */
function regroupLignes(lignes: readonly LigneLue[]): {
  readonly groupes: readonly Groupe[]
  readonly doutes: readonly Doute[]
} {
  const groupes: Groupe[] = []
  const doutes: Doute[] = []
  for (const cluster of clusterByKeys(lignes, clesOf)) {
    for (const same of Map.groupBy(cluster, ({ enfant }) => birthKey(enfant)).values()) {
      const found = judge(same, cluster)
      if ('texte' in found) doutes.push(...same.map((ligne) => ({ ligne, texte: found.texte })))
      else groupes.push(found)
    }
  }
  return { groupes, doutes }
}

function judge(
  same: readonly LigneLue[],
  cluster: readonly LigneLue[],
): Groupe | { readonly texte: string } {
  const [first] = same
  if (!first) throw new Error('a group of rows cannot be empty')
  const rival = cluster.find(
    (other) =>
      !same.includes(other) &&
      compareNaissances(first.enfant, other.enfant) === 'unsure' &&
      saysLess(first, other),
  )
  if (rival) {
    return {
      texte: `Même nom que la ligne ${placeOf(rival, first)}, sans date de naissance pour trancher : est-ce le même enfant ?`,
    }
  }
  const texte = contradictionOf(same)
  return texte === null ? { first, lignes: same } : { texte }
}
