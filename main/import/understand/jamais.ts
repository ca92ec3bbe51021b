import { columnLetter } from '../../../shared/format.ts'
import type { Cellule, Rangee } from '../reading/grid.ts'
import type { Titre } from './entete.ts'
import { isNeverKept } from './titres.ts'

/** The national number of a pupil: 10 figures and a letter, or 9 and two. */
const INE = /^\d{9}(\d[A-Z]|[A-Z]{2})$/i

const LOOKED_AT = 50

/** Whether a column is never kept: by its title, or because its cells are INE under another title. */
export function isJamais(titre: Titre<string>, rangees: readonly Rangee[]): boolean {
  if (titre.champ !== null) return false
  if (isNeverKept(titre.texte)) return true
  const cellules = rangees
    .slice(0, LOOKED_AT)
    .map(({ cellules: row }): Cellule => row[titre.index] ?? null)
    .filter((cellule) => cellule !== null)
  const ines = cellules.filter((one) => typeof one === 'string' && INE.test(one.replace(/\s/g, '')))
  return ines.length > 0 && ines.length * 2 >= cellules.length
}

/** A column without a title, named as a spreadsheet names it: A, B… AA. */
export const untitled = (index: number): Titre<never> => ({
  index,
  texte: `Colonne ${columnLetter(index + 1)}`,
  groupe: null,
  largeur: 1,
  champ: null,
})
