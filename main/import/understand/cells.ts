import type { MessageLigne } from '../../../shared/domain/import-orientation.ts'
import { type Cellule, textOf } from '../reading/grid.ts'
import { type Champ, type ChampNom, isNomComplet } from './champ.ts'
import type { Index } from './colonnes.ts'
import type { Lecture } from './lecture.ts'
import { type NomPrenom, splitNomPrenom } from './nom-prenom.ts'

/** Cells of one row, or of one child of it, with what was said while reading them. */
export type Cells<C extends string = Champ> = {
  readonly index: Index<C>
  readonly cellules: readonly Cellule[]
  readonly messages: MessageLigne[]
}

/** The first filled cell among the columns of that meaning. */
export function cellOf<C extends string>(
  cells: Cells<C>,
  champ: C,
): { readonly cellule: Cellule; readonly entete: string } {
  const candidates = cells.index.byChamp.get(champ) ?? []
  const filled = candidates.find(({ index }) => (cells.cellules[index] ?? null) !== null)
  return {
    cellule: filled ? (cells.cellules[filled.index] ?? null) : null,
    entete: (filled ?? candidates[0])?.entete ?? champ,
  }
}

/** Its text, on one line. */
export function textAt<C extends string>(cells: Cells<C>, champ: C): string | null {
  if (!cells.index.byChamp.has(champ)) return null
  return textOf(cellOf(cells, champ).cellule)?.replaceAll('\n', ' ') ?? null
}

/** Nom and prénom, in one cell or in two; blank when absent. */
export function readNomPrenom<C extends string>(cells: Cells<C | ChampNom>): NomPrenom {
  const complet = [...cells.index.byChamp.keys()].find(isNomComplet)
  const text = complet === undefined ? null : textAt(cells, complet)
  return complet === undefined || text === null
    ? { nom: textAt(cells, 'nom') ?? '', prenom: textAt(cells, 'prenom') ?? '', isSure: true }
    : splitNomPrenom(text, complet)
}

/** Reads it, noting under its header what was wrong with it. */
export function readCell<C extends string, T>(
  cells: Cells<C>,
  champ: C,
  read: (cellule: Cellule) => Lecture<T>,
): T {
  if (!cells.index.byChamp.has(champ)) return read(null).valeur
  const { cellule, entete } = cellOf(cells, champ)
  const { valeur, probleme } = read(cellule)
  if (probleme !== undefined) cells.messages.push({ colonne: entete, texte: probleme })
  return valeur
}

/** Reads every column of that meaning: a list may be spread over several. */
export function readCells<T>(
  cells: Cells,
  champ: Champ,
  read: (cellule: Cellule) => Lecture<readonly T[]>,
): readonly T[] {
  return (cells.index.byChamp.get(champ) ?? []).flatMap(({ index, entete }) => {
    const { valeur, probleme } = read(cells.cellules[index] ?? null)
    if (probleme !== undefined) cells.messages.push({ colonne: entete, texte: probleme })
    return valeur
  })
}
