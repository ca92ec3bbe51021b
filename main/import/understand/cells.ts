import {
  type Champ,
  type ChampNom,
  type Coche,
  isNomComplet,
  tickOf,
} from '../../../shared/domain/colonne.ts'
import type { Correction, MessageLigne } from '../../../shared/domain/import-orientation.ts'
import { cleanCell } from '../reading/clean-cell.ts'
import { type Cellule, shownText, textOf } from '../reading/grid.ts'
import type { CodeOf, CodeOfListe, Inconnues, Lecture } from './lecture.ts'
import { type NomPrenom, splitNomPrenom } from './nom-prenom.ts'

/** A column that is read. A file may put several children on a row, each in its own `groupe`. */
export type Colonne<C extends string = Champ> = {
  readonly index: number
  readonly entete: string
  readonly champ: C
  /** Rank of the child on its row, from 0; 0 also for the columns that all of them share. */
  readonly groupe: number
  readonly isShared: boolean
}

/** Columns by their meaning, for one child of the row. */
export type Index<C extends string = Champ> = {
  readonly colonnes: readonly Colonne<C>[]
  readonly byChamp: ReadonlyMap<C, readonly Colonne<C>[]>
  /** Columns to tick, with what each stands for. */
  readonly coches: readonly (Coche & { readonly colonne: Colonne<C> })[]
}

export const indexOf = <C extends string>(colonnes: readonly Colonne<C>[]): Index<C> => ({
  colonnes,
  byChamp: Map.groupBy(colonnes, ({ champ }) => champ),
  coches: colonnes.flatMap((colonne) => {
    const coche = tickOf(colonne.champ)
    return coche === null ? [] : [{ ...coche, colonne }]
  }),
})

/** Cells of one row, or of one child of it, with the messages of their reading. */
export type Cells<C extends string = Champ> = {
  readonly index: Index<C>
  readonly cellules: readonly Cellule[]
  readonly messages: MessageLigne[]
  /** Text of the cells that could not be read, by champ: a correction starts from it. */
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

/** First filled cell among the columns of a champ. */
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

/** Text of that cell, on one line. */
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

/** The column that the nom or the prénom of a row comes from: its own, or the one that holds both. */
export function columnOfName(
  cells: Cells,
  champ: 'nom' | 'prenom',
): { readonly champ: Champ; readonly cellule: Cellule; readonly entete: string } | null {
  const complet = [...cells.index.byChamp.keys()].find(isNomComplet)
  const isOwn = complet === undefined || textAt(cells, complet) === null
  const own = (champ === 'nom' ? (['nom', 'nomUsage'] as const) : (['prenom'] as const)).find(
    (one) => cells.index.byChamp.has(one),
  )
  const from = isOwn ? (own ?? complet) : complet
  return from === undefined ? null : { champ: from, ...cellOf(cells, from) }
}

/** Adds a message about a cell, and keeps its text. */
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

/** Reads the cell of a champ, adding the fault found, if any, under its header. */
export function readCell<C extends string, T>(
  cells: Cells<C>,
  champ: C,
  read: (cellule: Cellule) => Lecture<T>,
): T {
  if (!cells.index.byChamp.has(champ)) return read(null).valeur
  const { cellule, entete } = cellOf(cells, champ)
  return readCellule(cells, { champ, entete, dit: champ }, cellule, read)
}

/** Reads one column by itself; `dit` is the champ under which its values are explained. */
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

/** Reads every column of a champ: a list may be spread over several. */
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
 * The row with its corrections: each stands in a column of its own at the end, and the columns that it
 * replaces are left unread. A corrected nom or prénom replaces the cell that held both.
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
