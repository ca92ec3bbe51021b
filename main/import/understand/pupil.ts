import { isIdentite } from '../../../shared/domain/colonne.ts'
import type { RaisonLaissee } from '../../../shared/domain/import-orientation.ts'
import { normalizeNom } from '../../../shared/domain/nom.ts'
import { type Cellule, textOf } from '../reading/grid.ts'
import type { Colonne } from './cells.ts'
import type { Identite } from './ligne.ts'

const NO_PUPIL =
  /^(sous )?totaux?\b|^(sous )?total\b|^effectifs?\b|^nombre (d |de |total)|^nb\b|^legende\b|^nota\b|^remarques?\b|^moyenne\b/

/** Place of a row in its table: a row with a name alone is a pupil where rows are usually so filled, else a note. */
export type Place = {
  /** True when a blank row stands between this one and the pupils above. */
  readonly isAfterGap: boolean
  /** Nom of the pupil of the row just above; blank for none. */
  readonly nomDuDessus: string
  /** Usual number of other filled cells of a pupil in this sheet. */
  readonly usualFilling: number
}

/** Number of filled cells, names apart, in the columns that are read. */
export const fillingOf = (colonnes: readonly Colonne[], cellules: readonly Cellule[]): number =>
  colonnes.filter(({ champ, index }) => !isIdentite(champ) && (cellules[index] ?? null) !== null)
    .length

/** True for « Total », « Légende »… at the head of a row. */
export const isSummary = (cellules: readonly Cellule[]): boolean =>
  NO_PUPIL.test(normalizeNom(textOf(cellules.find((cellule) => cellule !== null) ?? null) ?? ''))

/** Pattern of a row of explanations under the titles: « Ex : DUPONT », « JJ/MM/AAAA ». */
const EXAMPLE =
  /^(?:ex(?:emples?)?\b\s*[.:]|exemples?$|jj ?[/.-] ?mm ?[/.-] ?aa|aaaa ?-|champ obligatoire|obligatoire$|facultatif$)/i

/** A day or a year, and not the count of a total that stands in the same column. */
const isBirth = (cellule: Cellule): boolean => {
  const text = textOf(cellule) ?? ''
  return /\d\D+\d/.test(text) || Number(text) > 1900
}

const isExample = (cellules: readonly Cellule[]): boolean =>
  cellules.some((cellule) => typeof cellule === 'string' && EXAMPLE.test(cellule))

/** Why a row is no pupil (title, legend, total, note), to be reported; null for a pupil. */
export function whyNoPupil(
  identite: Identite,
  colonnes: readonly Colonne[],
  cellules: readonly Cellule[],
  place: Place,
): RaisonLaissee | null {
  const { nom, prenom, isSure } = identite
  const filling = fillingOf(colonnes, cellules)
  const births = colonnes.flatMap(({ champ, index }) =>
    champ === 'dateNaissance' ? (cellules[index] ?? []) : [],
  )
  const hasBirth = births.length > 0
  if (isExample(cellules)) return 'exemple'
  if (isSummary(cellules) && !births.some(isBirth)) return 'total'
  if (nom === '' && prenom === '') return hasBirth && filling >= 2 ? null : 'sans-nom'
  if (!/\p{L}/u.test(nom + prenom)) return 'note'
  if (nom === '' || prenom === '') return hasBirth || filling >= 2 ? null : 'note'
  if (filling > 0) return null
  const isSentence =
    /[=:?]|\d/.test(nom + prenom) || (!isSure && `${nom} ${prenom}`.split(' ').length > 5)
  const isKey = nom.length === 1
  const isBelowTheTable = place.isAfterGap && place.usualFilling >= 2
  return isSentence || isKey || isBelowTheTable ? 'note' : null
}
