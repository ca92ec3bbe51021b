import type { Correspondance } from '../../../shared/domain/correspondance.ts'
import type { Correction } from '../../../shared/domain/import-orientation.ts'
import type { ApercuReply } from '../../../shared/ipc/imports.ipc.ts'
import { idOfLigne, type PlaceDansFichier } from './ligne.tsx'

/** Answers of the user about any file before its import. */
export type SaidOfFile = {
  /** Corrections of cells, for this import alone. */
  readonly corrections: readonly Correction[]
  /** Correspondances by which the sheets are read. */
  readonly correspondances: readonly Correspondance[]
  /** True to read the rows and sheets that the spreadsheet hides. */
  readonly avecMasquees?: boolean | undefined
}

/** `said` with one cell corrected; null takes back the text of the file. */
export function withCorrection<S extends SaidOfFile>(
  said: S,
  place: PlaceDansFichier,
  champ: string,
  texte: string | null,
): S {
  const id = idOfLigne(place)
  const others = said.corrections.filter((one) => one.champ !== champ || idOfLigne(one) !== id)
  const { feuille, ligne, rang = 0 } = place
  const added = texte === null ? [] : [{ feuille, ligne, rang, champ, texte }]
  return { ...said, corrections: [...others, ...added] }
}

/** Corrections of one row. */
export const correctionsOf = (
  { corrections }: SaidOfFile,
  place: PlaceDansFichier,
): readonly Correction[] => corrections.filter((one) => idOfLigne(one) === idOfLigne(place))

/** `said` with one sheet read by a correspondance; null reads the sheet by its titles. */
export function withCorrespondance<S extends SaidOfFile>(
  said: S,
  feuille: string,
  correspondance: Correspondance | null,
): S {
  const others = said.correspondances.filter((one) => one.feuille !== feuille)
  const added = correspondance === null ? [] : [correspondance]
  return { ...said, correspondances: [...others, ...added] }
}

/** A preview with the version number given by main. */
export type Held<A> = { readonly version: number; readonly apercu: A }

/** Preview after a reply of main: the rows of the reply, or the held ones with the changed rows replaced. */
export function withReply<A extends { readonly lignes: readonly unknown[] }>(
  held: Held<A> | null,
  { version, apercu, lignes, changed }: ApercuReply<A>,
): Held<A> {
  const rows = new Map(changed)
  const all = lignes ?? held?.apercu.lignes.map((ligne, index) => rows.get(index) ?? ligne) ?? []
  return { version, apercu: { ...apercu, lignes: all } as A }
}
