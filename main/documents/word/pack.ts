import { Document, type Footer, type Header, Packer } from 'docx'
import { strToU8, zipSync } from 'fflate'
import type { Block } from './blocks.ts'
import { NUMBERING, STYLES } from './styles.ts'
import { directedXml } from './text.ts'
import { LANGUAGE, PAGE } from './theme.ts'

const CONTENT_TYPES = '[Content_Types].xml'
const PROPERTIES = 'docProps/core.xml'

/** Numbers of the pictures in a document. */
const PICTURE_ID = /<wp:docPr id="\d+"/g

/** The inside of docx 9.15.2 that its types leave out; the version is pinned. Its parts by path: XML, or the bytes of a workbook behind a chart. */
type PackerInside = {
  readonly compiler: { compile(document: Document): ReadonlyMap<string, string | Uint8Array> }
}

/** What makes a document besides the house styles, which all have. */
type DocumentParts = {
  readonly title: string
  readonly subject?: string
  readonly author: string
  readonly header?: Header
  readonly footer?: Footer
  readonly children: readonly Block[]
}

/** A document of one section on upright A4 pages, in the styles of the house. */
export function wordDocument(parts: DocumentParts): Document {
  const { title, subject, author, header, footer, children } = parts
  return new Document({
    title,
    ...(subject === undefined ? {} : { subject }),
    creator: author,
    lastModifiedBy: author,
    styles: STYLES,
    numbering: NUMBERING,
    sections: [
      {
        properties: {
          page: { size: { width: PAGE.width, height: PAGE.height }, margin: PAGE.margin },
        },
        ...(header === undefined ? {} : { headers: { default: header } }),
        ...(footer === undefined ? {} : { footers: { default: footer } }),
        children,
      },
    ],
  })
}

/**
 * The document as the bytes of a .docx, the same for equal content and `date`: docx would date them by the clock, in the properties and in each entry
 * of the zip, and number pictures on from one document to the next. The list of contents comes first, as in Word: mail filters know the file's type
 * by it.
 */
export function packDocument(document: Document, date: Date): Uint8Array {
  const { compiler } = Packer as unknown as PackerInside
  const { [CONTENT_TYPES]: types, ...parts } = Object.fromEntries(compiler.compile(document))
  const properties = parts[PROPERTIES]
  if (typeof types !== 'string' || typeof properties !== 'string')
    throw new Error('docx made no document')

  const dated = {
    [CONTENT_TYPES]: types,
    ...parts,
    [PROPERTIES]: datedProperties(properties, date),
  }
  let pictures = 0
  const files = Object.entries(dated).map(([path, xml]) => [
    path,
    typeof xml === 'string'
      ? strToU8(directedXml(xml).replace(PICTURE_ID, () => `<wp:docPr id="${++pictures}"`))
      : xml,
  ])
  return zipSync(Object.fromEntries(files), { mtime: asLocal(date) })
}

/** Date for the zip, which keeps a civil time without its zone: Greenwich time, so that bytes do not depend on the computer. */
function asLocal(date: Date): Date {
  const offsetMs = date.getTimezoneOffset() * 60_000
  return new Date(date.getTime() + offsetMs)
}

function datedProperties(xml: string, date: Date): string {
  const stamp = `${date.toISOString().slice(0, 19)}Z`
  return xml
    .replace(/(<dcterms:(?:created|modified)\b[^>]*>)[^<]*/g, `$1${stamp}`)
    .replace('</cp:coreProperties>', `<dc:language>${LANGUAGE}</dc:language></cp:coreProperties>`)
}
