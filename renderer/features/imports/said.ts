import type { Correspondance } from '../../../shared/domain/correspondance.ts'
import type { Correction } from '../../../shared/domain/import-orientation.ts'
import type { ApercuReply } from '../../../shared/ipc/imports.ipc.ts'
import { idOfLigne, type PlaceDansFichier } from './ligne.tsx'

/** What the person says of any file before it is imported. */
export type SaidOfFile = {
  /** Written over its cells, for this import alone. */
  readonly corrections: readonly Correction[]
  /** How its sheets are to be read. */
  readonly correspondances: readonly Correspondance[]
  /** Takes back the rows and the sheets that the spreadsheet hides. */
  readonly avecMasquees?: boolean | undefined
}

/** The same with one cell written over; null takes the text of the file back. */
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

/** What is written over one row. */
export const correctionsOf = (
  { corrections }: SaidOfFile,
  place: PlaceDansFichier,
): readonly Correction[] => corrections.filter((one) => idOfLigne(one) === idOfLigne(place))

/** The same with one sheet read otherwise; null reads it as its titles tell. */
export function withCorrespondance<S extends SaidOfFile>(
  said: S,
  feuille: string,
  correspondance: Correspondance | null,
): S {
  const others = said.correspondances.filter((one) => one.feuille !== feuille)
  const added = correspondance === null ? [] : [correspondance]
  return { ...said, correspondances: [...others, ...added] }
}

/** A preview as main numbered it. */
export type Held<A> = { readonly version: number; readonly apercu: A }

/** The preview that a reply makes of the one that was held: its rows, or those of before with what changed. */
export function withReply<A extends { readonly lignes: readonly unknown[] }>(
  held: Held<A> | null,
  { version, apercu, lignes, changed }: ApercuReply<A>,
): Held<A> {
  const rows = new Map(changed)
  const all = lignes ?? held?.apercu.lignes.map((ligne, index) => rows.get(index) ?? ligne) ?? []
  return { version, apercu: { ...apercu, lignes: all } as A }
}
