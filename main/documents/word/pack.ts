import { type Document, Packer } from 'docx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { LANGUAGE } from './theme.ts'

const CONTENT_TYPES = '[Content_Types].xml'
const PROPERTIES = 'docProps/core.xml'

/**
 * The document as the bytes of a .docx, the same for equal content and `date`: docx dates what it packs
 * from the clock, in the properties and in each entry of the zip. The list of contents comes first, as
 * Word has it: that is how mail filters know the file for what it is.
 */
export async function packDocument(document: Document, date: Date): Promise<Uint8Array> {
  const { [CONTENT_TYPES]: types, ...parts } = unzipSync(await Packer.toBuffer(document))
  const properties = parts[PROPERTIES]
  if (types === undefined || properties === undefined) throw new Error('docx packed no document')

  const dated = strToU8(datedProperties(strFromU8(properties), date))
  return zipSync(
    { [CONTENT_TYPES]: types, ...parts, [PROPERTIES]: dated },
    { mtime: asLocal(date) },
  )
}

/** The zip keeps a civil time without its zone: the one of Greenwich, so that bytes do not depend on the computer's. */
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
