import type { IsoDate } from '../dates.ts'

/** What a person types in a cell of a spreadsheet: text, number, a real date, or nothing. */
export type CelluleFiche = string | number | { readonly date: IsoDate } | null

/** `largeur` in characters, as spreadsheets count it. */
export type ColonneFiche = {
  readonly titre: string
  readonly largeur: number
  readonly centree: boolean
}

/** A hand-made spreadsheet of a school: one sheet per class. */
export type FicheExemple = {
  readonly nomFichier: string
  readonly feuilles: readonly {
    readonly nom: string
    /** Merged title rows above the table. */
    readonly titres: readonly string[]
    /** A title merged above the headers, from one column (its titre) to another. */
    readonly groupe: { readonly titre: string; readonly de: string; readonly a: string }
    readonly colonnes: readonly ColonneFiche[]
    readonly lignes: readonly (readonly CelluleFiche[])[]
    /** Lines under the table. */
    readonly pied: readonly string[]
  }[]
}
