import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  directedXml,
  leadIn,
  paragraphsOf,
  shorten,
  wording,
} from '../../../../main/documents/word/text.ts'

test.each([
  ['Adresse mail', 'Adresse mail\u00a0:'],
  ['Combien ?', 'Combien\u202f?'],
  ['Lesquels ? (les familles …)', 'Lesquels\u202f? (les familles …)'],
  ['Déjà dit :', 'Déjà dit\u00a0:'],
])('the wording %j leads to its answer as %j', (label, expected) => {
  expect(leadIn(label)).toBe(expected)
})

test('a wording differs from what the form says by its spaces alone', () => {
  const spoken = wording('Si « oui » : bruit ; exiguïté !')

  expect(spoken).toBe('Si «\u00a0oui\u00a0»\u00a0: bruit\u202f; exiguïté\u202f!')
})

test('a text is cut into its paragraphs, without the empty ones', () => {
  const lines = paragraphsOf('\n un\r\ndeux\ttrois  \r\r \n\u0007\nquatre')

  expect(lines).toEqual([' un', 'deux trois', 'quatre'])
})

test('a short text stays, a long one is cut before the character that would be cut in two', () => {
  const cut = shorten('abc 👩‍👧‍👦 def', 8)

  expect(shorten('abc', 3)).toBe('abc')
  expect(cut).toBe('abc…')
})

test('a shortened text is never longer than asked, nor ends in half a character', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.integer({ min: 1, max: 20 }),
      (text, length) => {
        const short = shorten(text, length)

        expect(short.length).toBeLessThanOrEqual(length)
        expect(short.isWellFormed()).toBe(true)
      },
    ),
  )
})

test.each([
  ['a French text as it is', '<w:p><w:r><w:t>Été</w:t></w:r></w:p>', ['Été'], false],
  [
    'Arabic words in a French text',
    '<w:p><w:r><w:t>Nom : علي بن (2), dit Ali.</w:t></w:r></w:p>',
    ['Nom : ', '>علي بن', ' (2), dit Ali.'],
    false,
  ],
  [
    'French words in an Arabic text',
    '<w:p><w:pPr><w:jc w:val="left"/></w:pPr><w:r><w:t>مرحبا CLAS 2026 ، شكرا 😀.</w:t></w:r></w:p>',
    ['>مرحبا ', 'CLAS', '> 2026 ، شكرا 😀.'],
    true,
  ],
  [
    'an Arabic side of a header, which stays on its side',
    '<w:p><w:r><w:t>علي</w:t></w:r><w:r><w:tab/></w:r></w:p>',
    ['>علي'],
    false,
  ],
] as const)('each stretch of a text says its direction: %s', (_what, xml, stretches, isBidi) => {
  const directed = directedXml(xml)

  const runs = [...directed.matchAll(/<w:r>(.*?)<w:t\b[^>]*>([^<]*)/g)].map(
    ([, looks, text]) => `${looks?.includes('<w:rtl/>') ? '>' : ''}${text}`,
  )
  expect(runs).toEqual(stretches)
  expect(directed.includes('<w:bidi/>')).toBe(isBidi)
  expect(directed.indexOf('<w:bidi/>')).toBeLessThan(directed.indexOf('<w:jc') + 1 || Infinity)
})
