import validate from '@ooxml-tools/validate'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { fillFormulaire } from '../../../../main/documents/formulaire/fill-formulaire.ts'
import type { ValeurPlace } from '../../../../main/documents/formulaire/valeur-place.ts'
import { readFormulaire } from '../../../../main/import/formulaire/read-formulaire.ts'
import { openZip } from '../../../../main/import/reading/zip-guard.ts'
import { FORMULAIRES, readForm } from '../../../builders/formulaires/index.ts'
import { docx, p } from '../../../builders/formulaires/word.ts'

/** Fills every place with one text, ticks every box, answers « oui » to every question. */
async function fillAll(bytes: Uint8Array, text: string): Promise<Uint8Array> {
  const lu = await readFormulaire(bytes)
  const zip = openZip(bytes)
  const value = (genre: string, options: readonly string[]): ValeurPlace =>
    genre === 'case' || genre === 'oui-non'
      ? { kind: 'oui-non', valeur: true }
      : { kind: 'texte', valeur: options.at(-1) ?? text }
  const values = new Map(
    lu.places.map(({ genre, options }, rang) => [rang, value(genre, options)] as const),
  )
  return fillFormulaire(bytes, (part) => zip.get(part) ?? new Uint8Array(), lu, values)
}

const words = FORMULAIRES.filter(({ nom }) => nom.endsWith('.docx'))

describe.each([...words, { nom: 'cases-heritees.docx', bytes: readForm('cases-heritees.docx') }])(
  '$nom',
  ({ nom, bytes }) => {
    test('Word finds no fault that the blank form does not have', async () => {
      const blank = await validate(bytes, 'docx', 'Microsoft365')
      const filled = await validate(await fillAll(bytes, 'Écrit ici'), 'docx', 'Microsoft365')

      expect(JSON.stringify(filled).length).toBeLessThanOrEqual(JSON.stringify(blank).length)
    })

    test.skipIf(nom === 'cases-dessinees.docx')(
      'a text that XML could take for its own is written as she typed it',
      async () => {
        const filled = await fillAll(bytes, 'A & B <c> "d"\u0000\nligne 2')
        const xml = strFromU8(unzipSync(filled)['word/document.xml'] ?? new Uint8Array())

        expect(xml).toContain('A &amp; B &lt;c&gt; &quot;d&quot;</w:t><w:br/>')
        expect(xml).not.toContain('\u0000')
        // Still XML: it is read again.
        await expect(
          readFormulaire(filled).catch((error: Error) => error.message),
        ).resolves.toBeDefined()
      },
    )
  },
)

test('the header of a form keeps its dots', async () => {
  const filled = await fillAll(readForm('pointilles.docx'), 'écrit')

  expect(strFromU8(unzipSync(filled)['word/header1.xml'] ?? new Uint8Array())).toContain(
    'dossier n° …………',
  )
})

test('the full stop of « Tél. » and that of the sentence stay beside what is written', async () => {
  const lines = ['Tél. ……………… Fax.____', 'Du ____ au ____.', 'Nom . . . . . .']
  const filled = await fillAll(docx(lines.map((line) => p(line))), 'A1')
  const xml = strFromU8(unzipSync(filled)['word/document.xml'] ?? new Uint8Array())

  const texts = [...xml.matchAll(/<w:p>.*?<\/w:p>/g)].map(([one]) => one.replace(/<[^>]+>/g, ''))
  expect(texts.slice(0, 3)).toEqual(['Tél. A1 Fax. A1', 'Du A1 au A1.', 'Nom A1'])
})

test('a box is ticked the way that kind of box is', async () => {
  const filled = strFromU8(
    unzipSync(await fillAll(readForm('cases-dessinees.docx'), 'x'))['word/document.xml'] ??
      new Uint8Array(),
  )

  expect(filled).toContain('☒')
  expect(filled).toContain('●')
  expect(filled).toContain('[x]')
  expect(filled).toContain('(x)')
  expect(filled).toContain('w:char="F0FE"')
  // Wingdings: the letter of its ticked box.
  expect(filled).toContain('þ')
})

test('a workbook keeps its formulas, and computes them again when it opens', async () => {
  const bytes = readForm('bordures.xlsx')
  const filled = unzipSync(await fillAll(bytes, 'écrit'))

  const sheet = strFromU8(filled['xl/worksheets/sheet2.xml'] ?? new Uint8Array())
  expect(sheet).toContain('<f>B7+B8</f>')
  expect(strFromU8(filled['xl/workbook.xml'] ?? new Uint8Array())).toMatch(/fullCalcOnLoad="1"/)
  // The notice and the hidden sheet are as they were.
  for (const name of ['xl/worksheets/sheet1.xml', 'xl/worksheets/sheet3.xml']) {
    expect(filled[name]).toEqual(unzipSync(bytes)[name])
  }
})

test('« oui » ticks the box of « oui », whichever of the two comes first', async () => {
  const lines = ['Accord : ☐ oui ☐ non', 'Sorties : ☐ Non ☐ Oui', 'Fêtes : non ☐ oui ☐']
  const filled = await fillAll(docx(lines.map((line) => p(line))), 'A1')
  const xml = strFromU8(unzipSync(filled)['word/document.xml'] ?? new Uint8Array())

  const texts = [...xml.matchAll(/<w:p>.*?<\/w:p>/g)].map(([one]) => one.replace(/<[^>]+>/g, ''))
  expect(texts.slice(0, 3)).toEqual([
    'Accord : ☒ oui ☐ non',
    'Sorties : ☐ Non ☒ Oui',
    'Fêtes : non ☐ oui ☒',
  ])
})
