import validate from '@ooxml-tools/validate'
import { expect, test } from 'vitest'
import { buildFicheDocx } from '../../../../main/documents/fiche/build-fiche-docx.ts'
import type { FicheVierge } from '../../../../shared/domain/fiche-vierge.ts'
import { aFicheVierge, LOGO } from '../../../builders/a-fiche-vierge.ts'
import { docxOutline, docxPart } from '../../../builders/docx-outline.ts'

const OPTIONS = { date: new Date('2021-09-01T08:00:00Z') }

test('the printed fiche asks for the same things and numbers its lists', () => {
  const fiche = aFicheVierge({ classes: [{ nom: 'CE2', enseignant: null }] })

  const outline = JSON.stringify(docxOutline(buildFicheDocx(fiche, OPTIONS)))

  expect(outline).toContain('Fiche d’orientation vers le Clas')
  expect(outline).toContain('École Jules-Ferry')
  for (const label of ['Nom', 'Né(e) le', 'Situations (n°)', 'Accord des parents']) {
    expect(outline).toContain(label)
  }
  expect(outline).toContain('1. Difficulté scolaire')
  expect(outline).toContain('12. Relations avec les autres')
})

test('equal input gives equal bytes, in which Word finds no fault', async () => {
  const hostile = aFicheVierge({
    structure: 'A <b>&"\u0000\ufffe',
    retour: null,
    retourAvant: null,
    texte: 'Le mot & <b> \u0000',
    logo: LOGO,
  })

  const bytes = buildFicheDocx(hostile, OPTIONS)
  const again = buildFicheDocx(hostile, OPTIONS)

  expect(Buffer.from(again).equals(Buffer.from(bytes))).toBe(true)
  expect(await validate(bytes, 'docx', 'Microsoft365')).toEqual([])
})

test('the text and the logo of the network stand at the head, and take the room of two pupils', () => {
  const classes = [{ nom: 'CE2', enseignant: null }]
  const build = (changes: Partial<FicheVierge>) =>
    buildFicheDocx(aFicheVierge({ classes, ...changes }), OPTIONS)
  const blanksOf = (docx: Uint8Array) =>
    docxOutline(docx)
      .split('\n')
      .filter((line) => /^[| ]+$/.test(line)).length

  const own = build({ texte: 'Le mot du réseau.', logo: LOGO })

  expect(docxOutline(own)).toContain('Le mot du réseau.')
  expect(docxPart(own, 'word/document.xml')).toContain('name="Logo"')
  expect(blanksOf(build({}))).toBe(9)
  expect(blanksOf(own)).toBe(7)
})

test('a long list of criteria goes on in a second column, numbered on', () => {
  const criteres = Array.from({ length: 24 }, (_, index) => `Critère du réseau ${index + 1}`)

  const outline = JSON.stringify(docxOutline(buildFicheDocx(aFicheVierge({ criteres }), OPTIONS)))

  expect(outline).toContain('1. Critère du réseau 1')
  expect(outline).toContain('13. Critère du réseau 13')
  expect(outline).toContain('24. Critère du réseau 24')
  // Up to twelve stay in one column, an odd one more is in the first of two.
  const columnsOf = (count: number) => {
    const own = criteres.slice(0, count)
    const docx = buildFicheDocx(aFicheVierge({ criteres: own }), OPTIONS)
    const [row = ''] = docxOutline(docx)
      .split('\n')
      .filter((line) => line.includes('Critère du réseau'))
    return row.split(' | ').map((cell) => cell.split(' / ').length - 1)
  }
  expect(columnsOf(12).slice(2)).toEqual([12])
  expect(columnsOf(13).slice(2)).toEqual([7, 6])
})
