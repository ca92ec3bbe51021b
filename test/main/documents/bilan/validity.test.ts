import validate from '@ooxml-tools/validate'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildBilanDocx } from '../../../../main/documents/bilan/build-bilan.ts'
import type { BilanRempli } from '../../../../shared/domain/bilan.ts'
import { codesOf } from '../../../../shared/domain/trame.ts'
import { aBilan, aChamp, anEmptyBilan } from '../../../builders/a-bilan.ts'
import { docxOutline, docxPart } from '../../../builders/docx-outline.ts'

const OPTIONS = { date: new Date('2022-05-02T09:30:00Z'), author: 'Claire Martineau' }

/** What Word itself would complain of; an unreadable document rejects. */
async function complaintsOf(bilan: BilanRempli, options = OPTIONS): Promise<unknown> {
  return validate(buildBilanDocx(bilan, options), 'docx', 'Microsoft365')
}

describe('Word finds no fault', () => {
  test.each([
    ['filled', aBilan()],
    ['empty', anEmptyBilan()],
  ])('in a %s bilan', async (_what, bilan) => {
    expect(await complaintsOf(bilan)).toEqual([])
  })

  test('whatever is typed in every field', async () => {
    const nasty = fc.constantFrom(
      '\u0000\u0008\u001b',
      '\ufffe\uffff',
      '\ud83d',
      '\ude00 seul',
      '<b>&amp;"\']]>',
      'عربي \u202e envers \u202c',
      '\nعربي (CLAS 2026) שלום.\n',
      '👩‍👧‍👦🇫🇷',
      'a'.repeat(5000),
      'ligne\r\nsuivante\ttabulée',
      ' ',
      '{dateRetour} $1 $&',
    )
    const text = fc
      .array(fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 40 })), { maxLength: 4 })
      .map((parts) => parts.join(' '))
    const { trame, action } = aBilan()
    const codes = codesOf(trame)
    const champs = fc
      .array(fc.oneof(text, fc.boolean(), fc.constant(null), fc.array(text, { maxLength: 3 })), {
        minLength: codes.length,
        maxLength: codes.length,
      })
      .map((valeurs) =>
        Object.fromEntries(
          codes.map((code, index) => [code, aChamp(valeurs[index] ?? null, { raison: '\ufffe…' })]),
        ),
      )

    await fc.assert(
      fc.asyncProperty(champs, text, async (champs, name) => {
        const bilan = aBilan({
          champs,
          structure: name,
          action: { ...action, numero: name, intitule: name },
        })

        expect(await complaintsOf(bilan, { ...OPTIONS, author: name })).toEqual([])
      }),
      { numRuns: 5 },
    )
  })
})

test('what is typed is shown as it was typed, but for what no document can hold', () => {
  const typed = 'Zoé & <Inès> \ufffe\u0007« 😀 » عربي\tfin \ud800'
  const bilan = aBilan({ champs: { 'libre.bilan': aChamp(typed) } })

  const text = docxOutline(buildBilanDocx(bilan, OPTIONS))

  expect(text).toContain('> Zoé & <Inès> « 😀 » عربي fin\n')
})

test('no page ends between a question and the text that details it, nor between a note and the files it asks for', () => {
  const docx = buildBilanDocx(aBilan(), { ...OPTIONS, piecesJointes: ['Grilles de présence'] })

  const xml = docxPart(docx, 'word/document.xml')
  const paragraphOf = (text: string) =>
    xml.split('<w:p>').find((one) => one.includes(`>${text}`)) ?? ''
  expect(paragraphOf('Le projet spécifique d’accompagnement')).toContain('<w:keepNext/>')
  expect(docxOutline(docx)).toMatch(
    /^\| Détaillez pour plus de précisions : \/ > Trois cafés.*\|$/m,
  )
  expect(paragraphOf('Si vous avez des outils')).toContain('<w:keepNext/>')
  expect(paragraphOf('Deux rencontres dans l’année')).not.toContain('<w:keepNext/>')
})
