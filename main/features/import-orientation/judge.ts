import type {
  Decision,
  PlaceLigne,
  StatutLigne,
} from '../../../shared/domain/import-orientation.ts'
import { clePersonne } from '../../../shared/domain/nom.ts'
import { formatDate } from '../../../shared/format.ts'
import type { LigneLue } from '../../import/understand/ligne-lue.ts'
import type { Connus, EnfantConnu } from './connus.ts'
import { clesOf, compareNaissances } from './identite.ts'
import { mergeLignes } from './merge-lignes.ts'
import { type Groupe, placeOf, regroupLignes } from './regroup.ts'

/** A row with what becomes of it, and why. */
export type LigneJugee = {
  readonly ligne: LigneLue
  readonly statut: StatutLigne
  readonly textes: readonly string[]
  /** Whom it may be, when that is the doubt. */
  readonly candidats: readonly EnfantConnu[]
}

/** A child that the import will write: its rows put together, and the record that it is, if any. */
export type Proposition = {
  readonly groupe: Groupe
  readonly lu: LigneLue
  readonly connu: EnfantConnu | null
  readonly textes: readonly string[]
}

export type Judgement = {
  readonly propositions: readonly Proposition[]
  readonly refused: readonly LigneJugee[]
}

/**
 * Sorts the rows: children to write, and rows that a person must look at. The same child has the same
 * names (accents, case, hyphens and order aside) and the same birth, when both are known; where one
 * is not, nobody can tell and the row is left to the person, whose `decisions` are then followed.
 */
export function judgeLignes(
  lignes: readonly LigneLue[],
  connus: Connus,
  decisions: readonly Decision[] = [],
): Judgement {
  const choices = new Map(decisions.map((decision) => [placeKey(decision), decision.choix]))
  const choiceOf = (ligne: LigneLue) => choices.get(placeKey(ligne))
  const decided = judgeDecided(lignes, choiceOf, connus.enfants)
  const open = lignes.filter((ligne) => ligne.etat === 'lisible' && !choiceOf(ligne))
  const unreadable = lignes.filter(
    (ligne) => ligne.etat !== 'lisible' && !isFollowed(ligne, choiceOf),
  )
  const undecided = judgeOpen(open, connus.enfants)
  return {
    propositions: [...decided.propositions, ...undecided.propositions],
    refused: [
      ...unreadable.map((ligne) => refused(ligne, ligne.etat as 'ambigu' | 'erreur', [])),
      ...decided.refused,
      ...undecided.refused,
    ],
  }
}

export const placeKey = ({ feuille, ligne, rang }: PlaceLigne): string =>
  `${feuille}\n${ligne} ${rang}`

type ChoiceOf = (ligne: LigneLue) => Decision['choix'] | undefined

/** A row in error stays so, whatever is decided of it: it is corrected, or ignored. */
const isFollowed = (ligne: LigneLue, choiceOf: ChoiceOf): boolean => {
  const choice = choiceOf(ligne)
  return choice !== undefined && (ligne.etat !== 'erreur' || choice.kind === 'ignorer')
}

export const refused = (
  ligne: LigneLue,
  statut: StatutLigne,
  textes: readonly string[],
  candidats: readonly EnfantConnu[] = [],
): LigneJugee => ({ ligne, statut, textes, candidats })

function judgeDecided(
  lignes: readonly LigneLue[],
  choiceOf: ChoiceOf,
  enfants: readonly EnfantConnu[],
): Judgement {
  const followed = lignes.filter((ligne) => isFollowed(ligne, choiceOf))
  const byTarget = Map.groupBy(followed, (ligne) => {
    const choice = choiceOf(ligne)
    return choice?.kind === 'enfant' ? choice.enfantId : `${choice?.kind} ${placeKey(ligne)}`
  })
  const propositions: Proposition[] = []
  const ignored: LigneJugee[] = []
  for (const [target, rows] of byTarget) {
    const [first] = rows
    if (!first) continue
    if (choiceOf(first)?.kind === 'ignorer') {
      ignored.push(refused(first, first.etat === 'erreur' ? 'erreur' : 'ambigu', [IGNORED]))
      continue
    }
    const connu = enfants.find(({ id }) => id === target) ?? null
    const groupe = { first, lignes: rows }
    propositions.push({ groupe, lu: mergeLignes(first, rows), connu, textes: [] })
  }
  return { propositions, refused: ignored }
}

export const IGNORED = 'Ligne ignorée : elle ne sera pas importée.'

function judgeOpen(lignes: readonly LigneLue[], enfants: readonly EnfantConnu[]): Judgement {
  const byCle = indexByCle(enfants)
  const { groupes, doutes } = regroupLignes(lignes)
  const doubtful: LigneJugee[] = doutes.map(({ ligne, texte }) => refused(ligne, 'ambigu', [texte]))
  const propositions: Proposition[] = []
  for (const groupe of groupes) {
    const lu = mergeLignes(groupe.first, groupe.lignes)
    const found = recognise(lu, byCle)
    if ('candidats' in found) {
      const { candidats } = found
      doubtful.push(refused(groupe.first, 'ambigu', [doubtText(candidats)], candidats))
      doubtful.push(...doublesOf(groupe))
    } else propositions.push({ groupe, lu, ...found })
  }
  return { propositions, refused: doubtful }
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
  const unsure = same.length > 1 ? same : verdicts.filter(({ verdict }) => verdict === 'unsure')
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

/** Children by every name under which they may be known. */
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
