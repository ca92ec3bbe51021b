import type { ParsingOptions, WorkBook } from '@e965/xlsx'

declare module '@e965/xlsx' {
  type Part = { readonly name: string; readonly type: number; readonly content: Buffer }

  /** Reads a workbook from the parts of a zip. Exported by the library, and left out of its own types. */
  export function parse_zip(
    container: { readonly FullPaths: readonly string[]; readonly FileIndex: readonly Part[] },
    options: ParsingOptions,
  ): WorkBook
}
