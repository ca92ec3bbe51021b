import type { FormulaireLu } from '../../../shared/domain/formulaire.ts'
import { openZip, type SafeZip } from '../reading/zip-guard.ts'
import { placesOfBlocs } from './places.ts'
import { readDocx } from './read-docx.ts'
import { readOdt } from './read-odt.ts'
import { readXlsx } from './read-xlsx.ts'
import { RefusedFormulaire } from './refus.ts'
import { type PropositionsParAnnee, proposerParAnnee } from './sens/proposer.ts'
import { childrenOf, parsePart } from './xml.ts'

const MAX_BYTES = 40 * 1024 * 1024
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0]

/** A form read, with the answers that its places ask for. */
export type FormulaireCompris = {
  readonly lu: FormulaireLu
  readonly propositions: PropositionsParAnnee
}

/**
 * Reads a form and the answers that its places ask for, whatever the année of the bilan. Throws as
 * `readFormulaire`.
 */
export async function comprendreFormulaire(bytes: Uint8Array): Promise<FormulaireCompris> {
  const lu = await readFormulaire(bytes)
  return { lu, propositions: proposerParAnnee(lu.places) }
}

/**
 * Reads the form that a Caf sent, by its content and never by its name: its places in their order, each with
 * the words around it and how it is written. Throws `RefusedFormulaire` or `RefusedFile` (reasonOfRefus).
 */
export async function readFormulaire(bytes: Uint8Array): Promise<FormulaireLu> {
  if (bytes.length === 0) throw new RefusedFormulaire('empty')
  if (bytes.length > MAX_BYTES) throw new RefusedFormulaire('too-big')
  const lu = await read(bytes)
  if (lu.places.length === 0) throw new RefusedFormulaire('no-place')
  return lu
}

async function read(bytes: Uint8Array): Promise<FormulaireLu> {
  if (headOf(bytes).includes('%PDF-')) {
    // Loaded here: half a megabyte that no start of the app has to read.
    const { readPdf } = await import('./read-pdf.ts')
    return { format: 'pdf', ...(await readPdf(bytes)), toujours: [] }
  }
  if (COMPOUND.every((byte, index) => bytes[index] === byte))
    throw new RefusedFormulaire(compoundKind(bytes))
  if (!startsWith(bytes, 'PK')) throw new RefusedFormulaire('unknown')
  const zip = openZip(bytes)
  const mimetype = textOf(zip, 'mimetype')
  if (/opendocument\.text/.test(mimetype))
    return { format: 'odt', ...readText(readOdt(zip)), toujours: [] }
  if (/opendocument\.spreadsheet/.test(mimetype)) throw new RefusedFormulaire('ods')
  const main = mainPart(zip)
  if (main === null) throw new RefusedFormulaire('unknown')
  if (main.type === 'xlsx') return { format: 'xlsx', ...readXlsx(zip, main.name) }
  return { format: 'docx', ...readText(readDocx(zip, main.name)), toujours: [] }
}

const readText = ({ blocs, plume }: ReturnType<typeof readOdt>) => placesOfBlocs(blocs, plume)

const startsWith = (bytes: Uint8Array, text: string): boolean =>
  [...text].every((letter, index) => bytes[index] === letter.charCodeAt(0))

const headOf = (bytes: Uint8Array): string =>
  new TextDecoder('latin1').decode(bytes.subarray(0, 1024))

const textOf = (zip: SafeZip, name: string): string =>
  new TextDecoder().decode(zip.get(name) ?? new Uint8Array())

/** Kind of an OLE container, which the old formats and a new file behind a password share. */
function compoundKind(bytes: Uint8Array): 'doc' | 'xls' | 'password' {
  const names = new TextDecoder('utf-16le').decode(bytes)
  if (names.includes('EncryptedPackage')) return 'password'
  return /Workbook|\bBook\b/.test(names) ? 'xls' : 'doc'
}

/** Main part of an Office package, by its declared content types; null when there is none. */
function mainPart(zip: SafeZip): { readonly type: 'docx' | 'xlsx'; readonly name: string } | null {
  const bytes = zip.get('[Content_Types].xml')
  if (bytes === undefined) return null
  for (const one of childrenOf(parsePart('[Content_Types].xml', bytes).racine, 'ct:Override')) {
    const name = (one.attributs.PartName ?? '').replace(/^\//, '')
    const type = one.attributs.ContentType ?? ''
    if (!/main\+xml$/.test(type) || !zip.has(name)) continue
    if (/wordprocessingml|ms-word/.test(type)) return { type: 'docx', name }
    if (/spreadsheetml|ms-excel/.test(type)) return { type: 'xlsx', name }
  }
  return null
}
