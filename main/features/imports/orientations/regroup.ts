import type { LigneLue } from '../../../import/understand/ligne-lue.ts'
import { clusterByKeys } from './clusters.ts'
import { birthKey, clesOf, compareNaissances } from './identite.ts'
import { contradictionOf } from './merge-lignes.ts'

/** Group of the readable rows of the file about one child. */
export type Groupe = {
  /** First row of the group in the file; the others are shown as its doubles. */
  readonly first: LigneLue
  readonly lignes: readonly LigneLue[]
}

/** A row that may or may not be of the same child as another: the person decides. `texte` says why. */
export type Doute = { readonly ligne: LigneLue; readonly texte: string }

/**
 * Finds, among readable rows, the children that are there several times: same names, and births that agree. Rows
 * that may be one child but cannot be proved so, or that contradict each other, are left to the person.
 */
export function regroupLignes(lignes: readonly LigneLue[]): {
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

/** Whether `a` gives less of the birth than `b`: the less precise of two rows is the doubtful one. */
const saysLess = (a: LigneLue, b: LigneLue): boolean =>
  birthKey(a.enfant).length < birthKey(b.enfant).length

/** Place of a row in words: « 5 », or « 5 de la feuille « CE2 » » when it is on another sheet. */
export const placeOf = (ligne: LigneLue, from: LigneLue): string =>
  ligne.feuille === from.feuille
    ? String(ligne.ligne)
    : `${ligne.ligne} de la feuille « ${ligne.feuille} »`
