import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leadIn, paragraphsOf, shorten, wording } from '../../../../main/documents/word/text.ts'

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
