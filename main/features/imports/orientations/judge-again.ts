import type { Decision } from '../../../../shared/domain/import-orientation.ts'
import { newId } from '../../../db/new-id.ts'
import type { FichierLu, LigneLue } from '../../../import/understand/ligne-lue.ts'
import { type Clusters, clustersOf, type Item } from './clusters.ts'
import type { Connus } from './connus.ts'
import { placeKey } from './judge.ts'
import {
  apercuOf,
  genreOf,
  type JudgedFile,
  type LuOptions,
  linkedRows,
  WAYS,
} from './judge-file.ts'
import { rowsOf } from './preview.ts'

/**
 * Judges a file again with other answers on the same base: only the rows that the new answers can change
 * are judged, the others keep their objects. Null when every row is to be judged: other options, or a list
 * that turns out to be of another genre.
 */
export function judgeAgain(
  before: JudgedFile,
  lu: FichierLu,
  options: LuOptions,
): JudgedFile | null {
  const { connus, criteres } = before
  const { genre } = before.apercu
  if (!isSamePlace(before.options, options)) return null
  if (lu.lignes.length !== before.lu.lignes.length) return null
  const linked = lu === before.lu ? before.linked : linkedRows(lu.lignes, criteres, before.linked)
  const lignes = [...linked.values()]
  if (lu !== before.lu && genreOf(lignes, connus, options) !== genre) return null
  const clusters =
    lu === before.lu && before.clusters !== null
      ? before.clusters
      : clustersOf([...new Set([...lignes, ...before.linked.values()])], connus)
  const affected = affectedBy(before, clusters, lignes, options.decisions ?? [])
  const { judge, build } = WAYS[genre]
  const { propositions, refused } = judge(
    affected.lignes,
    affected.connus,
    affected.decisions,
    options,
  )
  const plan = build(propositions, affected.connus, { ...options, importId: '', newId })
  const { outcomes } = plan
  const rows = rowsOf({ ...affected, outcomes, refused, options })
  const judgedRows = new Map(affected.lignes.map((ligne, index) => [ligne, rows[index]]))
  const all = lignes.map((ligne, index) => {
    const row = judgedRows.get(ligne) ?? before.apercu.lignes[index]
    if (!row) throw new Error('a row of the file was left unjudged')
    return row
  })
  return {
    lu,
    options,
    connus,
    criteres,
    linked,
    clusters,
    apercu: apercuOf(null, genre, lu, all, { connus, options }),
  }
}

/** Whether the options send the rows to the same place: all but the decisions is equal. */
const isSamePlace = (a: LuOptions, b: LuOptions): boolean =>
  JSON.stringify({ ...a, decisions: null }) === JSON.stringify({ ...b, decisions: null })

type Affected = {
  readonly lignes: readonly LigneLue[]
  readonly connus: Connus
  readonly decisions: readonly Decision[]
}

/**
 * The rows that the change of some answers can change, and the part of the base that they are judged with.
 * Rows, children and families that share a name, an adult or a household form a cluster; a decision that
 * names a child links its row's cluster to that child's.
 */
function affectedBy(
  before: JudgedFile,
  clusters: Clusters,
  lignes: readonly LigneLue[],
  decisions: readonly Decision[],
): Affected {
  const { connus } = before
  const earlier = before.options.decisions ?? []
  const old = [...before.linked.values()]
  const byPlace = new Map(lignes.map((ligne) => [placeKey(ligne), ligne]))
  const enfants = new Map(connus.enfants.map((enfant) => [enfant.id, enfant]))
  const clusterOf = (item: Item | undefined) => item && clusters.get(item)
  const changed = lignes.flatMap((ligne, index) =>
    ligne === old[index] ? [] : [ligne, old[index]],
  )
  const decided = changedPlaces(earlier, decisions).map((place) => byPlace.get(place))
  const wanted = new Set([...changed, ...decided].map(clusterOf))
  const links = [...earlier, ...decisions].flatMap((decision) => {
    const { choix } = decision
    if (choix.kind !== 'enfant') return []
    return [[byPlace.get(placeKey(decision)), enfants.get(choix.enfantId)].map(clusterOf)]
  })
  let size = -1
  while (size !== wanted.size) {
    size = wanted.size
    for (const link of links) {
      if (link.some((cluster) => wanted.has(cluster))) for (const one of link) wanted.add(one)
    }
  }
  wanted.delete(undefined)
  const isWanted = (item: Item): boolean => wanted.has(clusters.get(item))
  return {
    lignes: lignes.filter(isWanted),
    connus: partOf(connus, isWanted),
    decisions: decisions.filter((one) => {
      const ligne = byPlace.get(placeKey(one))
      return ligne !== undefined && isWanted(ligne)
    }),
  }
}

/** Places of the rows whose decision was changed, added or withdrawn. */
function changedPlaces(a: readonly Decision[], b: readonly Decision[]): readonly string[] {
  const texts = (decisions: readonly Decision[]) =>
    new Map(decisions.map((one) => [placeKey(one), JSON.stringify(one.choix)]))
  const [before, after] = [texts(a), texts(b)]
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (place) => before.get(place) !== after.get(place),
  )
}

function partOf(connus: Connus, isWanted: (item: Item) => boolean): Connus {
  const enfants = connus.enfants.filter(isWanted)
  const ids = new Set(enfants.map(({ id }) => id))
  const isOf = ({ enfantId }: { readonly enfantId: string }): boolean => ids.has(enfantId)
  return {
    enfants,
    familles: connus.familles.filter(isWanted),
    etablissements: connus.etablissements,
    orientations: connus.orientations.filter(isOf),
    inscriptions: connus.inscriptions.filter(isOf),
    inscrits: connus.inscrits,
    collectifs: connus.collectifs,
    classes: connus.classes.filter(isOf),
  }
}
