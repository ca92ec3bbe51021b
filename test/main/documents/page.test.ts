import { strFromU8 } from 'fflate'
import { expect, test } from 'vitest'
import { buildBilanDocx } from '../../../main/documents/bilan/build-bilan.ts'
import { docxToPages } from '../../../main/documents/page/docx-to-pages.ts'
import { buildUnePageDocx } from '../../../main/documents/une-page/build-une-page.ts'
import {
  evenColumns,
  isHeldToNext,
  sharedColumns,
  text,
} from '../../../main/documents/word/blocks.ts'
import { packDocument, wordDocument } from '../../../main/documents/word/pack.ts'
import { STYLE } from '../../../main/documents/word/theme.ts'
import type { BilanRempli } from '../../../shared/domain/bilan.ts'
import { aBilan, aChamp } from '../../builders/a-bilan.ts'
import { docxPart } from '../../builders/docx-outline.ts'
import {
  docxLetters,
  docxText,
  firstDifference,
  htmlLetters,
  letters,
  pdfPages,
  printed,
} from '../../builders/pdf-words.ts'

const NOW = new Date('2022-05-02T10:00:00Z')
const docx = (bilan: Partial<BilanRempli>) =>
  buildBilanDocx(aBilan(bilan), { date: NOW, author: 'La Boussole', piecesJointes: ['Annexes'] })

const draft = {
  structure: 'Centre <La Boussole> & "amis"',
  notes: { 'intervenants.total.nombre': 'Une personne compte deux fois.' },
  champs: {
    'parents.convivialite': aChamp(false, { origine: 'proposee' }),
    'ecole.ecart': aChamp(true, { origine: 'proposee' }),
    'public.etablissements': aChamp(Array.from({ length: 40 }, (_, rank) => `École ${rank}`)),
    'libre.bilan': aChamp('مرحبا بكم\n👩🏽‍🏫 Très bien  <b>!</b>\n'.repeat(30)),
  },
} satisfies Partial<BilanRempli>

test.each([
  ['a filled bilan', docx({})],
  ['a draft with forty schools, signs of HTML, Arabic and emoji', docx(draft)],
])('%s says the same words on screen as in Word', (_name, bytes) => {
  const page = docxToPages(bytes)

  expect(firstDifference(htmlLetters(page.corps), docxLetters(bytes))).toBeNull()
  const held = [/ style=/, /<h1 /, /<th scope="col"/, /<th scope="row"/].map((sign) =>
    sign.test(page.corps),
  )
  expect(held).toEqual([false, true, true, true])
})

test('the header and the footer come with the pages, the draft said on each', () => {
  const page = docxToPages(docx(draft))

  expect(htmlLetters(page.entete)).toContain(letters('BROUILLON – 2 réponses à confirmer'))
  expect(htmlLetters(page.entete)).toContain(letters('Centre <La Boussole> & "amis"'))
  expect(page.pied).toContain('class="pageNumber"')
  expect(page.pied).toContain('class="totalPages"')
})

test('an année scolaire is not cut at the end of a line, and a search finds it', () => {
  const document = wordDocument({
    ...{ title: 'Contrat', author: 'Centre social' },
    children: [text('Le Clas de l’année 2021-2022.', STYLE.reponse)],
  })

  const { corps, css } = docxToPages(packDocument(document, NOW))

  expect(corps).toContain('l’année <span class="unbroken">2021-2022</span>.')
  expect(css).toContain('.unbroken{white-space:nowrap}')
})

test('a list of five lines stays whole; of a longer one, no line is alone on its page', () => {
  const held = (count: number, leads?: boolean) =>
    Array.from({ length: count }, (_, index) => (isHeldToNext(index, count, leads) ? 1 : 0)).join(
      '',
    )

  expect([1, 2, 5, 6, 8].map((count) => held(count))).toEqual([
    ...['0', '10', '11110', '100010', '10000010'],
  ])
  expect([1, 5, 6].map((count) => held(count, true))).toEqual(['1', '11111', '100011'])
})

test('columns share the width of the text as they ask', () => {
  const [text = 0] = sharedColumns([1]).widths

  expect(sharedColumns([1, 3]).widths).toEqual([Math.floor(text / 4), Math.floor((text * 3) / 4)])
  const even = [text * 0.4, text * 0.3, text * 0.3].map(Math.floor)
  expect(evenColumns(3, 0.4).widths).toEqual(even)
})

test('the figures of the page are all of one size, smaller when one of them is long', () => {
  const sizesOf = (...valeurs: readonly string[]) => {
    const docx = buildUnePageDocx(
      {
        ...{ structure: 'La Boussole', sousTitre: 'Clas', arreteAu: '2022-04-30' },
        chiffres: valeurs.map((valeur) => ({ valeur, libelle: 'enfants' })),
        ...{ graphiques: [], phrases: [] },
      },
      NOW,
    )
    const runs = docxPart(docx, 'word/document.xml').matchAll(/<w:sz w:val="(\d+)"\/>/g)
    return [...runs].map(([, size]) => Number(size) / 2)
  }

  const [short, long] = [sizesOf('3', '12 480'), sizesOf('3', '112 480')]

  expect(Math.max(...short)).toBe(32)
  expect(Math.max(...long)).toBe(24)
})

test('a chart is drawn from its own figures', () => {
  const page = docxToPages(
    buildUnePageDocx(
      {
        ...{ structure: 'La Boussole', sousTitre: 'Clas', arreteAu: '2022-04-30' },
        chiffres: [{ valeur: '3', libelle: 'enfants' }],
        graphiques: [{ titre: 'Niveaux', parts: [{ libelle: 'Collège & lycée', valeur: 1234 }] }],
        phrases: ['Une phrase.'],
      },
      NOW,
    ),
  )

  expect(page.corps).toMatch(/<svg[^>]*aria-label="Niveaux : Collège &amp; lycée 1234"/)
  expect(page.corps).toContain('Collège &amp; lycée</text>')
})

test('the PDF is tagged, in French, with the words of the Word document and a number on each page', async () => {
  const bytes = docx(draft)

  const pdf = await printed(docxToPages(bytes))

  const pages = await pdfPages(pdf)
  const raw = strFromU8(pdf, true)
  const signs = [/\/StructTreeRoot/, /\/Marked true/, /\/Lang \(fr/, /\/S \/TH\b/, /\/S \/H1\b/]
  expect(signs.map((sign) => sign.test(raw))).toEqual(signs.map(() => true))
  for (const [index, page] of pages.entries()) {
    const said = [`page ${index + 1} / ${pages.length}`, 'BROUILLON']
    expect(said.map((words) => letters(page).includes(letters(words)))).toEqual([true, true])
  }
  // The order of the letters of an Arabic text is the reader's own affair.
  const words = docxText(bytes).match(/[\p{Script=Latin}\d,’]{2,}/gu) ?? []
  const read = letters(pages.join(' '))
  expect(words.filter((word) => !read.includes(word))).toEqual([])
  expect(words.length).toBeGreaterThan(200)
})

test('a question stays on one page of the PDF with all the dotted lines that wait for its answer', async () => {
  const page = docxToPages(docx({ champs: { 'libre.bilan': aChamp(null) } }))
  const [question = ''] = /<p[^>]*>Globalement.*?(?=<p[^>]*s-Question)/s.exec(page.corps) ?? []
  const marked = question.replace(/<\/span><\/p>\s*$/, 'Dernière.</span></p>')
  // The same question lower and lower on its page, until it has to go to the next one.
  const css = Array.from({ length: 16 }, (_, rank) => `.page .h${rank}{height:${560 + 6 * rank}pt}`)
  const corps = css.map((_, rank) => `<div class="new h${rank}"></div>${marked}`)
  const pdf = await printed({
    ...page,
    css: [page.css, '.page .new{break-before:page}', ...css].join('\n'),
    corps: corps.join('\n'),
  })

  const told = (await pdfPages(pdf)).map((one) => [/Globalement/.test(one), /Dernière/.test(one)])
  expect(question.match(/s-Pointilles/g)?.length).toBe(6)
  expect(told.length).toBeGreaterThan(16)
  expect(told.filter(([asked, isDone]) => asked && !isDone)).toEqual([])
})
