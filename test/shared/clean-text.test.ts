import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanText } from '../../shared/clean-text.ts'

test.each([
  ['a control character', 'a\u0000b\u0007c', 'abc'],
  ['a tab', 'a\tb', 'a\tb'],
  ['Windows line ends', 'a\r\nb\rc\n', 'a\nb\nc\n'],
  ['an accent apart from its letter', 'E\u0301lise', 'Élise'],
  ['half a surrogate pair', 'a\ud83db\ude00c', 'abc'],
  ['an emoji with its skin and its trade', '👩🏽‍🏫', '👩🏽‍🏫'],
  ['the non-characters', 'a\ufffeb\uffffc', 'abc'],
  ['DEL and the C1 controls', 'a\u007fb\u0085c\u009f', 'abc'],
  ['no-break spaces and quotes', '«\u00a0d’accord\u00a0»', '«\u00a0d’accord\u00a0»'],
  ['nothing', '', ''],
])('%s', (_what, text, cleaned) => {
  expect(cleanText(text)).toBe(cleaned)
})

// Every code unit, so that halves of pairs come alone.
const anyText = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0xff }), fc.integer({ min: 0, max: 0xffff })), {
    maxLength: 30,
  })
  .map((units) => String.fromCharCode(...units))

test('cleaning twice changes nothing more', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const once = cleanText(text)

      expect(cleanText(once)).toBe(once)
    }),
    { numRuns: 1000 },
  )
})

test('what is left is well formed, composed, and can be written in any XML file', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const cleaned = cleanText(text)

      expect(cleaned.isWellFormed()).toBe(true)
      expect(cleaned).toBe(cleaned.normalize('NFC'))
      // https://www.w3.org/TR/xml/#charsets, production Char
      expect(cleaned).toMatch(/^[\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u)
    }),
    { numRuns: 1000 },
  )
})

test('a text that has nothing wrong is left as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const sound = text.normalize('NFC').replace(/\p{Cc}/gu, '')

      expect(cleanText(sound)).toBe(sound)
    }),
  )
})
