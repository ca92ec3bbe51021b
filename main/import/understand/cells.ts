import { type Champ, type ChampNom, isNomComplet } from '../../../shared/domain/colonne.ts'
import type { MessageLigne } from '../../../shared/domain/import-orientation.ts'
import { type Cellule, shownText, textOf } from '../reading/grid.ts'
import type { CodeOf, Inconnues } from './codes.ts'
import type { Index } from './colonnes.ts'
import type { Colonne } from './groupes.ts'
import type { Lecture } from './lecture.ts'
import { type NomPrenom, splitNomPrenom } from './nom-prenom.ts'

/** Cells of one row, or of one child of it, with what was said while reading them. */
export type Cells<C extends string = Champ> = {
  readonly index: Index<C>
  readonly cellules: readonly Cellule[]
  readonly messages: MessageLigne[]
  /** What stands in the cells that could not be read, by champ: a correction starts from it. */
  readonly bruts: Record<string, string>
  readonly codeOf: CodeOf
  readonly inconnues: Inconnues
}

/** Cells about to be read. */
export const newCells = <C extends string>(
  { index, cellules }: Pick<Cells<C>, 'index' | 'cellules'>,
  messages: MessageLigne[],
  { codeOf, inconnues }: Pick<Cells, 'codeOf' | 'inconnues'>,
): Cells<C> => ({ index, cellules, messages, bruts: {}, codeOf, inconnues })

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

/** Says what is wrong with a cell, and keeps what was typed there. */
export function complain(
  { messages, bruts }: Pick<Cells<never>, 'messages' | 'bruts'>,
  { champ, entete }: { readonly champ: string; readonly entete: string },
  cellule: Cellule,
  texte: string,
): void {
  messages.push({ colonne: entete, texte })
  const typed = shownText(cellule)
  if (typed !== null) bruts[champ] ??= typed
}

/** Reads it, noting under its header what was wrong with it. */
export function readCell<C extends string, T>(
  cells: Cells<C>,
  champ: C,
  read: (cellule: Cellule) => Lecture<T>,
): T {
  if (!cells.index.byChamp.has(champ)) return read(null).valeur
  const { cellule, entete } = cellOf(cells, champ)
  return readCellule(cells, { champ, entete, dit: champ }, cellule, read)
}

/** Reads one column by itself; `dit` is what its values are explained of. */
export const readColonne = <T>(
  cells: Cells,
  { champ, entete, index }: Colonne,
  dit: string,
  read: (cellule: Cellule) => Lecture<T>,
): T => readCellule(cells, { champ, entete, dit }, cells.cellules[index] ?? null, read)

function readCellule<T>(
  cells: Pick<Cells, 'codeOf' | 'messages' | 'bruts' | 'inconnues'>,
  colonne: Dite,
  cellule: Cellule,
  read: (cellule: Cellule) => Lecture<T>,
): T {
  const texte = textOf(cellule)
  const code = texte === null ? undefined : cells.codeOf(colonne.dit, texte)
  if (texte !== null && code !== undefined) cells.inconnues.add(colonne.dit, texte)
  return say(cells, colonne, cellule, read(code === undefined ? cellule : code))
}

/** Reads every column of that meaning: a list may be spread over several. */
export function readCells<T>(
  cells: Cells,
  champ: Champ,
  read: (cellule: Cellule, codeOf: CodeOfListe) => Lecture<readonly T[]>,
): readonly T[] {
  const codeOf: CodeOfListe = (texte) => {
    const code = cells.codeOf(champ, texte)
    if (code !== undefined) cells.inconnues.add(champ, texte)
    return code
  }
  return (cells.index.byChamp.get(champ) ?? []).flatMap((colonne) => {
    const cellule = cells.cellules[colonne.index] ?? null
    return say(cells, { ...colonne, dit: champ }, cellule, read(cellule, codeOf))
  })
}

/** What one part of a list stands for, if somebody said. */
export type CodeOfListe = (texte: string) => string | null | undefined

type Dite = { readonly champ: string; readonly entete: string; readonly dit: string }

function say<T>(
  cells: Pick<Cells<never>, 'messages' | 'bruts' | 'inconnues'>,
  colonne: Dite,
  cellule: Cellule,
  { valeur, probleme, inconnus = [] }: Lecture<T>,
): T {
  if (probleme !== undefined) complain(cells, colonne, cellule, probleme)
  for (const texte of inconnus) cells.inconnues.add(colonne.dit, texte)
  return valeur
}
