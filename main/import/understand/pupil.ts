import { isIdentite } from '../../../shared/domain/colonne.ts'
import { normalizeNom } from '../../../shared/domain/nom.ts'
import { type Cellule, textOf } from '../reading/grid.ts'
import type { Colonne } from './groupes.ts'
import type { Identite } from './ligne.ts'

const NO_PUPIL =
  /^(sous )?totaux?\b|^(sous )?total\b|^effectifs?\b|^nombre (d |de |total)|^nb\b|^legende\b|^nota\b|^remarques?\b|^moyenne\b/

/** Above the table's usual filling, a row with a name alone is still a pupil; below, it is a note. */
export type Place = {
  /** A blank row stands between this one and the pupils above. */
  readonly isAfterGap: boolean
  /** How many other cells the pupils of this sheet usually have. */
  readonly usualFilling: number
}

/** Cells, other than the names, that are filled in the columns that we read. */
export const fillingOf = (colonnes: readonly Colonne[], cellules: readonly Cellule[]): number =>
  colonnes.filter(({ champ, index }) => !isIdentite(champ) && (cellules[index] ?? null) !== null)
    .length

/** True for « Total », « Légende »… at the head of a row. */
export const isSummary = (cellules: readonly Cellule[]): boolean =>
  NO_PUPIL.test(normalizeNom(textOf(cellules.find((cellule) => cellule !== null) ?? null) ?? ''))

/** False for a title, a legend, a total, a note: rows that the preview leaves out. */
export function isPupil(
  identite: Identite,
  colonnes: readonly Colonne[],
  cellules: readonly Cellule[],
  place: Place,
): boolean {
  const { nom, prenom, isSure } = identite
  const filling = fillingOf(colonnes, cellules)
  const hasBirth = colonnes.some(
    ({ champ, index }) => champ === 'dateNaissance' && (cellules[index] ?? null) !== null,
  )
  if (isSummary(cellules) && !hasBirth) return false
  if (nom === '' && prenom === '') return hasBirth && filling >= 2
  if (!/\p{L}/u.test(nom + prenom)) return false
  if (nom === '' || prenom === '') return hasBirth || filling >= 2
  if (filling > 0) return true
  const isSentence =
    /[=:?]|\d/.test(nom + prenom) || (!isSure && `${nom} ${prenom}`.split(' ').length > 5)
  const isKey = nom.length === 1
  const isBelowTheTable = place.isAfterGap && place.usualFilling >= 2
  return !isSentence && !isKey && !isBelowTheTable
}
