import { unmarkedUtf16 } from './decode.ts'
import { RefusedFile } from './refusal.ts'

/** How a file is to be read, by its content: its name proves nothing. */
export type Container = 'zip' | 'xls' | 'text' | 'html' | 'xml-2003'

const HEAD_BYTES = 1024
/** Largest share of control characters in a text; old software leaves two or three stray ones. */
const MAX_CONTROL_RATIO = 0.02

/**
 * Container of a file by its first bytes; refuses, under its own name, a file that is no spreadsheet.
 */
export function sniff(bytes: Uint8Array): Container {
  if (bytes.length === 0) throw new RefusedFile('empty')
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD_BYTES))
  const ascii = head.toString('latin1')
  if (ascii.startsWith('PK\u0003\u0004') || ascii.startsWith('PK\u0005\u0006')) return 'zip'
  if (ascii.startsWith('\u00d0\u00cf\u0011\u00e0')) return sniffCompound(bytes)
  if (ascii.includes('%PDF-')) throw new RefusedFile('pdf')
  if (ascii.startsWith('{\\rtf')) throw new RefusedFile('document')
  const start = ascii.replace(/^\u00ef\u00bb\u00bf/, '').trimStart()
  if (/^<(!doctype html|html|head|body|table|meta|style)/i.test(start)) return sniffHtml(bytes)
  if (/^<\?xml|^<(?:\w+:)?workbook\b/i.test(start)) return sniffXml(start, bytes)
  const isUtf16 = hasUtf16Mark(head) || unmarkedUtf16(head) !== null
  if (!isUtf16 && controlRatio(head) > MAX_CONTROL_RATIO) throw new RefusedFile('binary')
  if (isBlank(bytes)) throw new RefusedFile('empty')
  return 'text'
}

/** Accepts a web page with one table, which old school software names .xls. */
function sniffHtml(bytes: Uint8Array): Container {
  if (!/<table\b/i.test(latin1(bytes, MAX_MARKUP_BYTES))) throw new RefusedFile('html')
  if (bytes.length > MAX_MARKUP_BYTES) throw new RefusedFile('too-big')
  return 'html'
}

/** Accepts Excel's own XML of 2003; refuses a flat .fods and any other XML. */
function sniffXml(start: string, bytes: Uint8Array): Container {
  if (/<html/i.test(start)) return sniffHtml(bytes)
  if (/<office:document\b/i.test(start)) throw new RefusedFile('fods')
  if (!/urn:schemas-microsoft-com:office:(?:spreadsheet|excel)/i.test(start)) {
    throw new RefusedFile('xml')
  }
  if (bytes.length > MAX_MARKUP_BYTES) throw new RefusedFile('too-big')
  return 'xml-2003'
}

/** Largest markup in bytes: a list of pupils weighs a few hundred kilobytes, and more would take long to read. */
const MAX_MARKUP_BYTES = 5 * 1024 * 1024

const latin1 = (bytes: Uint8Array, length: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, length)).toString('latin1')

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le')

/** Kind of an OLE compound file, by the names of its streams, in UTF-16. */
function sniffCompound(bytes: Uint8Array): Container {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (file.includes(utf16('EncryptedPackage'))) throw new RefusedFile('password')
  if (file.includes(utf16('WordDocument'))) throw new RefusedFile('document')
  if (file.includes(utf16('Workbook')) || file.includes(utf16('Book\0'))) return 'xls'
  throw new RefusedFile(isCutShort(file) ? 'damaged' : 'binary')
}

/** Whether a compound file is cut short: its directory stands in a sector that its header names. */
function isCutShort(file: Buffer): boolean {
  if (file.length < 512) return true
  const sectorSize = 2 ** file.readUInt16LE(30)
  return (file.readUInt32LE(48) + 2) * sectorSize > file.length
}

const hasUtf16Mark = (head: Buffer): boolean =>
  head.length >= 2 && (head.readUInt16LE(0) === 0xfeff || head.readUInt16BE(0) === 0xfeff)

function controlRatio(head: Buffer): number {
  const controls = head.filter((byte) => byte < 9 || (byte > 13 && byte < 32)).length
  return controls / head.length
}

/**
 * Whether a file holds only white space, byte order marks, or the zero halves of UTF-16 white space.
 */
function isBlank(bytes: Uint8Array): boolean {
  return bytes.every(
    (byte) => byte <= 32 || byte === 0xef || byte >= 0xfe || byte === 0xbb || byte === 0xbf,
  )
}
