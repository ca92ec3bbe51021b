import { isNomComplet } from '../../../shared/domain/colonne.ts'
import type { Correction } from '../../../shared/domain/import-orientation.ts'
import { cleanCell } from '../reading/clean-cell.ts'
import type { Cellule } from '../reading/grid.ts'
import { type Index, indexOf } from './colonnes.ts'
import type { Colonne } from './groupes.ts'

/** Looks up the corrections of one child of one row of a sheet. */
export type Corrector = (ligne: number, rang: number) => readonly Correction[]

export function correctorOf(feuille: string, corrections: readonly Correction[]): Corrector {
  const byPlace = Map.groupBy(
    corrections.filter((one) => one.feuille === feuille),
    ({ ligne, rang }) => `${ligne} ${rang}`,
  )
  return (ligne, rang) => byPlace.get(`${ligne} ${rang}`) ?? []
}

/**
 * The row as corrected: each corrected thing stands in a column of its own at the end, and the columns that
 * spoke of it are left unread. A corrected nom or prénom replaces the cell that held both.
 */
export function withCorrections<C extends string>(
  index: Index<C>,
  cellules: readonly Cellule[],
  corrections: readonly Correction[],
): { readonly index: Index<C>; readonly cellules: readonly Cellule[] } {
  if (corrections.length === 0) return { index, cellules }
  const champs = new Set<string>(corrections.map(({ champ }) => champ))
  const isNamed = champs.has('nom') || champs.has('prenom')
  const kept = index.colonnes.filter(
    ({ champ }) => !champs.has(champ) && !(isNamed && isNomComplet(champ)),
  )
  const added = corrections.map(
    ({ champ }, position): Colonne<C> => ({
      index: cellules.length + position,
      entete: index.byChamp.get(champ as C)?.[0]?.entete ?? champ,
      champ: champ as C,
      groupe: 0,
      isShared: true,
    }),
  )
  return {
    index: indexOf([...kept, ...added]),
    cellules: [...cellules, ...corrections.map(({ texte }) => cleanCell(texte))],
  }
}
