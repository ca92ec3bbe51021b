import type { IsoDate } from '../../../shared/dates.ts'
import type { Consolidation, Distinct, Somme } from '../../../shared/domain/consolidation.ts'
import type { Contribution } from '../../../shared/domain/contribution.ts'
import { NIVEAUX } from '../../../shared/domain/niveau.ts'
import { formatNumber } from '../../../shared/format.ts'
import type { CelluleReseau, LigneReseau } from '../../../shared/ipc/reseau.ipc.ts'

export const MASQUE = `Un petit nombre (de 1 à 4) est masqué par le porteur\u00a0: «\u00a0au moins\u00a0» dit ce qui est connu.`

/**
 * Displayed name of each porteur, by id, with its commune where two have one name, then with the start of its
 * identity.
 */
export function nomsOf(town: Consolidation): ReadonlyMap<string, string> {
  const known = nomsOfTowns.get(town) ?? computeNoms(town)
  nomsOfTowns.set(town, known)
  return known
}

/** Names by town, kept: every line of every table asks for them. */
const nomsOfTowns = new WeakMap<Consolidation, ReadonlyMap<string, string>>()

function computeNoms({ porteurs: received }: Consolidation): ReadonlyMap<string, string> {
  const full = ({ porteur: { nom, commune } }: Contribution) =>
    commune === null ? nom : `${nom} (${commune})`
  const countOf = (nameOf: (c: Contribution) => string) => {
    const counts = new Map<string, number>()
    for (const c of received) counts.set(nameOf(c), (counts.get(nameOf(c)) ?? 0) + 1)
    return counts
  }
  const plain = countOf(({ porteur }) => porteur.nom)
  const wide = countOf(full)
  return new Map(
    received.map((c) => {
      const { id, nom } = c.porteur
      if (plain.get(nom) === 1) return [id, nom]
      return [id, wide.get(full(c)) === 1 ? full(c) : `${full(c)} n° ${id.slice(0, 4)}`]
    }),
  )
}

/** « 693 », or its bounds. */
export function distinctText(n: Distinct): string {
  return typeof n === 'number'
    ? formatNumber(n, 0)
    : `au moins ${formatNumber(n.auMoins, 0)}, au plus ${formatNumber(n.auPlus, 0)}`
}

/** A sum with what was masked: « au moins 12 (2 masqués) », « masqué » when nothing is known; a number when all is. */
export function sommeText({ valeur, masques }: Somme): CelluleReseau {
  if (masques === 0) return valeur
  if (valeur === 0) return 'masqué'
  return `au moins ${formatNumber(valeur, 0)} (${masques} masqué${masques > 1 ? 's' : ''})`
}

/**
 * Sources of a line, one for each porteur, whose name comes first: a masked count reads « masqué »; a porteur that
 * sent nothing, or but zeros, is left out.
 */
export function parOf(
  town: Consolidation,
  sentOf: (contribution: Contribution) => readonly (CelluleReseau | undefined)[],
): LigneReseau['par'] {
  const noms = nomsOf(town)
  return town.porteurs.flatMap((c) =>
    sourceOf(noms.get(c.porteur.id) ?? c.porteur.nom, c.arreteAu, sentOf(c)),
  )
}

/** One source of a line; none without any value. */
export function sourceOf(
  nom: string,
  arreteAu: IsoDate,
  sent: readonly (CelluleReseau | undefined)[],
): LigneReseau['par'] {
  const valeurs = sent.map((valeur) => valeur ?? null)
  return valeurs.some((valeur) => valeur !== null && valeur !== 0)
    ? [{ nom, arreteAu, valeurs: [null, ...valeurs] }]
    : []
}

/** Text of a count in a source: « masqué » for null, nothing for a count that was not sent. */
export const compteText = (compte: number | null | undefined): CelluleReseau =>
  compte === null ? 'masqué' : (compte ?? null)

/** Note of a table about its masked counts; '' without any. */
export const noteOf = (sums: readonly Somme[]): string =>
  sums.some(({ masques }) => masques > 0) ? MASQUE : ''

/** Sums by niveau, CP first; keys that are no niveau come last. */
export function inOrderOfSchool<V>(sums: ReadonlyMap<string, V>): ReadonlyMap<string, V> {
  const rankOf = (niveau: string): number => {
    const rank = (NIVEAUX as readonly string[]).indexOf(niveau)
    return rank < 0 ? NIVEAUX.length : rank
  }
  return new Map([...sums].toSorted(([a], [b]) => rankOf(a) - rankOf(b)))
}
