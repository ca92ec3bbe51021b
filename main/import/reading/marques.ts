import { MAX_COLUMNS, type Marque, type Marques } from './grid.ts'
import { decodeXmlName } from './ods-guard.ts'
import type { SafeZip } from './zip-guard.ts'

const HUES: readonly (readonly [number, string])[] = [
  [20, 'rouge'],
  [45, 'orange'],
  [70, 'jaune'],
  [165, 'vert'],
  [255, 'bleu'],
  [290, 'violet'],
  [340, 'rose'],
  [360, 'rouge'],
]

/** French name of an RRGGBB colour; null for white, black, grey or another text. */
export function nomOfCouleur(rgb: string | undefined): string | null {
  if (rgb === undefined || !/^[\da-f]{6}$/i.test(rgb)) return null
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => Number.parseInt(rgb.slice(at, at + 2), 16))
  const [high, low] = [Math.max(r, g, b), Math.min(r, g, b)]
  const spread = high - low
  if (spread < 16) return null
  const sector =
    high === r
      ? ((g - b) / spread + 6) % 6
      : high === g
        ? (b - r) / spread + 2
        : (r - g) / spread + 4
  return HUES.find(([limit]) => sector * 60 <= limit)?.[1] ?? 'rouge'
}

/**
 * Most cells of one style that are looked at: a mark on more of them than a few dozen rows tells no row from the others, and a
 * list of a whole town must be read no slower for its stripes.
 */
const MAX_CELLS = 2_000
/** Most styles looked for: each is one more pass over the bytes of the sheet. */
const MAX_STYLES = 12

type Marked = Map<number, Map<number, Marque>>

function mark(marques: Marked, numero: number, column: number, marque: Marque): void {
  if (column >= MAX_COLUMNS) return
  const row = marques.get(numero) ?? new Map<number, Marque>()
  marques.set(numero, row.set(column, marque))
}

const textOf = (bytes: Uint8Array | undefined): string =>
  // A prefix (`x:font`) changes nothing for what is looked for.
  new TextDecoder().decode(bytes).replace(/(<\/?)\w+:/g, '$1')

const elementsOf = (xml: string, list: string, name: string): readonly string[] => {
  const inside = new RegExp(`<${list}\\b[^>]*>(.*?)</${list}>`, 's').exec(xml)?.[1] ?? ''
  return inside.match(new RegExp(`<${name}\\b[^>]*?/>|<${name}\\b.*?</${name}>`, 'gs')) ?? []
}

const attribute = (name: string, xml: string | undefined): string | undefined =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(xml ?? '')?.[1]

/** Basic colours of the palette that an index names. */
const PALETTE = ['000000', 'FFFFFF', 'FF0000', '00FF00', '0000FF', 'FFFF00', 'FF00FF', '00FFFF']
/** Place of the colours of a theme that an index names: the light ones stand before the dark ones. */
const THEME = [1, 0, 3, 2, 4, 5, 6, 7, 8, 9]

const couleurIn = (xml: string | undefined, theme: readonly string[]): string | null => {
  const indexed = Number(attribute('indexed', xml) ?? -1)
  const themed = attribute('theme', xml)
  return nomOfCouleur(
    attribute('rgb', xml)?.slice(-6) ??
      (themed === undefined ? undefined : theme[THEME[Number(themed)] ?? -1]) ??
      (indexed >= 0 && indexed < 16 ? PALETTE[indexed % 8] : undefined),
  )
}

/** Marks that the styles of a workbook (.xlsx) make, by the number of the style. */
function stylesOf(parts: SafeZip): ReadonlyMap<number, Marque> {
  const xml = textOf(parts.get('xl/styles.xml'))
  const scheme = /<clrScheme\b.*?<\/clrScheme>/s.exec(textOf(parts.get('xl/theme/theme1.xml')))?.[0]
  const theme = [...(scheme ?? '').matchAll(/(?:<srgbClr val|lastClr)="([\da-fA-F]{6})"/g)].map(
    ([, rgb]) => rgb ?? '',
  )
  const fonts = elementsOf(xml, 'fonts', 'font').map((font) => ({
    isBarree: /<strike\b(?![^>]*val="(?:0|false)")/.test(font),
    // A link is blue and underlined: nobody marked it.
    couleur: /<u\b/.test(font) ? null : couleurIn(/<color\b[^>]*>/.exec(font)?.[0], theme),
  }))
  const fills = elementsOf(xml, 'fills', 'fill').map((fill) =>
    attribute('patternType', fill) === 'solid'
      ? couleurIn(/<fgColor\b[^>]*>/.exec(fill)?.[0], theme)
      : null,
  )
  const styles = elementsOf(xml, 'cellXfs', 'xf').map((xf): Marque => {
    const font = fonts[Number(attribute('fontId', xf))]
    const fill = fills[Number(attribute('fillId', xf))]
    return { isBarree: font?.isBarree === true, couleur: fill ?? font?.couleur ?? null }
  })
  return new Map(
    [...styles.entries()]
      .filter(([, { isBarree, couleur }]) => isBarree || couleur !== null)
      .sort(([, a], [, b]) => Number(b.isBarree) - Number(a.isBarree))
      .slice(0, MAX_STYLES),
  )
}

/**
 * Marks of the sheets of an .xlsx by name, found in its own bytes: the library gives them only with every style of every cell, which
 * costs as much as the reading. Nothing is searched where no style strikes or colours.
 */
export function marquesOfXlsx(parts: SafeZip): ReadonlyMap<string, Marques> {
  const styles = stylesOf(parts)
  if (styles.size === 0) return new Map()
  const rels = textOf(parts.get('xl/_rels/workbook.xml.rels')).match(/<Relationship\b[^>]*>/g) ?? []
  const targets = new Map(
    rels.map((rel) => [attribute('Id', rel), attribute('Target', rel)?.replace(/^\/?xl\//, '')]),
  )
  const sheets =
    new TextDecoder().decode(parts.get('xl/workbook.xml')).match(/<(?:\w+:)?sheet\b[^>]*>/g) ?? []
  return new Map(
    sheets.map((sheet) => [
      decodeXmlName(attribute('name', sheet) ?? ''),
      marquesIn(parts.get(`xl/${targets.get(attribute('r:id', sheet))}`), styles),
    ]),
  )
}

const CELL = /^<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})(\d+)"/
const LONGEST_TAG = 120

function marquesIn(sheet: Uint8Array | undefined, styles: ReadonlyMap<number, Marque>): Marques {
  const marques: Marked = new Map()
  if (sheet === undefined) return marques
  const bytes = Buffer.from(sheet.buffer, sheet.byteOffset, sheet.byteLength)
  for (const [style, marque] of styles) {
    const places: (readonly [number, number])[] = []
    let at = bytes.indexOf(` s="${style}"`)
    while (at >= 0 && places.length < MAX_CELLS) {
      const start = bytes.lastIndexOf('<', at)
      const tag = bytes.toString('latin1', start, start + LONGEST_TAG)
      const [, letters = '', numero] = CELL.exec(tag) ?? []
      if (numero !== undefined) places.push([Number(numero), columnOf(letters)])
      at = bytes.indexOf(` s="${style}"`, at + 1)
    }
    if (places.length >= MAX_CELLS && !marque.isBarree) continue
    for (const [numero, column] of places) mark(marques, numero, column, marque)
  }
  return marques
}

const columnOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

const ODS_STYLE = /<style:style\b([^>]*)>(.*?)<\/style:style>/gs
const ODS_PART =
  /<table:table(?![-\w])([^>]*)>|<(table:table-row)\b([^>]*?)\/?>|<table:(?:covered-)?table-cell\b([^>]*?)\/?>/g

/** Marks of the sheets of an .ods, by their names as the XML writes them. */
export function marquesOfOds(contentXml: string): ReadonlyMap<string, Marques> {
  const styles = new Map(
    [...contentXml.matchAll(ODS_STYLE)].flatMap(([, attributes = '', body = '']) => {
      const through =
        attribute('style:text-line-through-style', body) ??
        attribute('style:text-line-through-type', body) ??
        'none'
      const couleur =
        nomOfCouleur(attribute('fo:background-color', body)?.slice(1)) ??
        nomOfCouleur(attribute('fo:color', body)?.slice(1))
      const marque = { isBarree: through !== 'none', couleur }
      const name = attribute('style:name', attributes) ?? ''
      return marque.isBarree || couleur !== null ? [[name, marque] as const] : []
    }),
  )
  const sheets = new Map<string, Marques>()
  if (styles.size === 0) return sheets
  let marques: Marked = new Map()
  let next = 1
  let column = 0
  for (const [, table, row, rowAttributes, cell] of contentXml.matchAll(ODS_PART)) {
    if (table !== undefined) {
      marques = new Map()
      next = 1
      sheets.set(attribute('table:name', table) ?? '', marques)
    } else if (row !== undefined) {
      next += Number(attribute('table:number-rows-repeated', rowAttributes) ?? 1)
      column = 0
    } else {
      const repeat = Number(attribute('table:number-columns-repeated', cell) ?? 1)
      const marque = styles.get(attribute('table:style-name', cell) ?? '')
      const end = Math.min(column + repeat, MAX_COLUMNS)
      if (marque !== undefined) {
        for (let index = column; index < end; index++) mark(marques, next - 1, index, marque)
      }
      column += repeat
    }
  }
  return sheets
}
