import type { Book } from './page.ts'

/** Order of the parts of a font in the schema of Excel's files (ECMA-376, CT_Font). */
const PARTS = [
  'b',
  'i',
  'strike',
  'condense',
  'extend',
  'outline',
  'shadow',
  'u',
  'vertAlign',
  'sz',
  'color',
  'name',
  'family',
  'charset',
  'scheme',
]

/** The inside of exceljs 4.4.0 that its types do not tell; the version is pinned. */
type BookInside = {
  readonly styles: { readonly map: { readonly font: { map: Record<string, unknown> } } }
}

/**
 * Makes exceljs write the size of a font before its colour: Excel forgives its own order,
 * Microsoft's validator does not. To be called before anything is written.
 */
export function orderFontParts(book: Book): void {
  const { font } = (book as unknown as BookInside).styles.map
  font.map = Object.fromEntries(PARTS.map((part) => [part, font.map[part]]))
}
