import { normalizeNom } from '../../shared/domain/nom.ts'
import type { Classeur } from './reading/grid.ts'
import { RefusedFile } from './reading/refusal.ts'

export type FeuilleChoisie = {
  /** The file's name without its extension: names the sheet of a text file. */
  readonly nomTexte: string
  /** The only sheet to read, by its name; null for every sheet that holds a list. */
  readonly feuille: string | null
}

/** The workbook with that sheet alone. Throws `RefusedFile` when no sheet bears that name. */
export function onlySheet(classeur: Classeur, feuille: string | null): Classeur {
  if (feuille === null) return classeur
  const wanted = normalizeNom(feuille)
  const grilles = classeur.grilles.filter(({ nom }) => normalizeNom(nom) === wanted)
  if (grilles.length === 0) throw new RefusedFile('no-sheet')
  return { ...classeur, grilles }
}
