import { PDFDocument } from '@cantoo/pdf-lib'
import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readFormulaire } from '../../../../main/import/formulaire/read-formulaire.ts'
import { reasonOfRefus } from '../../../../main/import/formulaire/refus.ts'
import { readForm } from '../../../builders/formulaires/index.ts'
import { docx, p } from '../../../builders/formulaires/word.ts'

const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const compound = (name: string): Uint8Array =>
  new Uint8Array([...COMPOUND, ...new Array(504).fill(0), ...Buffer.from(name, 'utf16le')])

const types = (main: string): string =>
  `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
const word = (xml: string): Uint8Array =>
  zipSync({ '[Content_Types].xml': strToU8(types(WORD)), 'word/document.xml': strToU8(xml) })

const flatPdf = async (): Promise<Uint8Array> => {
  const pdf = await PDFDocument.create()
  pdf.addPage().drawText('Nom : ........')
  return pdf.save()
}

test.each([
  ['an old Word', () => compound('WordDocument'), /\.doc des anciens Word.*\.docx/],
  ['an old Excel', () => compound('Workbook'), /\.xls des anciens Excel.*\.xlsx/],
  ['a package behind a password', () => compound('EncryptedPackage'), /mot de passe/],
  [
    'a spreadsheet of LibreOffice',
    () => zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet') }),
    /\.ods.*\.xlsx/,
  ],
  ['a PDF without fields', flatPdf, /aucun champ à remplir.*Word ou Excel/],
  ['a broken PDF', () => strToU8('%PDF-1.7\nrien'), /abîmé/],
  ['nothing', () => new Uint8Array(), /vide/],
  ['forty megabytes and a byte', () => new Uint8Array(40 * 1024 * 1024 + 1), /trop gros/],
  ['forty megabytes', () => new Uint8Array(40 * 1024 * 1024), /n’est pas un formulaire/],
  ['a file that begins as a zip', () => strToU8('Px'), /n’est pas un formulaire/],
  ['a PDF after its first kilobyte', () => strToU8(`${' '.repeat(1020)}%PDF-`), /n’est pas un/],
  ['a PDF at its end', () => strToU8(`${' '.repeat(1019)}%PDF-`), /abîmé/],
  ['a picture', () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]), /n’est pas un formulaire/],
  [
    'a file that begins as an old Word',
    () => new Uint8Array([0xd0, 1, 2, 3]),
    /n’est pas un formulaire/,
  ],
  [
    'a presentation',
    () =>
      zipSync({
        '[Content_Types].xml': strToU8(types(WORD.replace('wordprocessingml', 'presentationml'))),
        'word/document.xml': strToU8('<p/>'),
      }),
    /n’est pas un formulaire/,
  ],
  [
    'a Word without its document',
    () => zipSync({ '[Content_Types].xml': strToU8(types(WORD)) }),
    /n’est pas un formulaire/,
  ],
  ['a zip of something else', () => zipSync({ 'a.txt': strToU8('a') }), /n’est pas un formulaire/],
  ['a cut file', () => readForm('pointilles.docx').slice(0, 1500), /abîmé/],
  ['XML that is not', () => word('<w:document><w:body></w:document>'), /abîmé/],
  ['a DOCTYPE', () => word('<!DOCTYPE w [<!ENTITY a "b">]><w:document/>'), /DOCTYPE/],
  ['a form with no place', () => docx([p('Merci de votre attention.')]), /aucun endroit à remplir/],
])('%s is refused, with what to do', async (_what, bytesOf, sentence) => {
  const error = await readFormulaire(await bytesOf()).then(
    () => null,
    (refused: unknown) => refused,
  )

  expect(reasonOfRefus(error)).toMatch(sentence)
})

test('a failure that is no refusal is a bug, and stays one', () => {
  expect(reasonOfRefus(new Error('x'))).toBeNull()
})
