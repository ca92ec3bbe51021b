import { expect, test } from 'vitest'
import {
  directed,
  HEADER,
  PARAGRAPH,
  pagesWide,
  printed,
  TITLE,
  textCell,
  widthOf,
} from '../../../main/documents/excel/cells.ts'
import { heightOf, linesOf } from '../../../main/documents/excel/row-height.ts'

test('a text of a cell is one that Excel takes: no sign of control, no escape of its own, cut at its longest', () => {
  expect(['', '\u0000', 'Le prénom\u0000 manque.', '_x000D_', '_x00'].map(textCell)).toEqual([
    ...[null, null, 'Le prénom manque.', '_x005F_x000D_', '_x00'],
  ])
  const [longest, longer] = [32_767, 32_768].map((length) => textCell('x'.repeat(length)))
  expect(longest).toBe('x'.repeat(32_767))
  expect(longer).toBe(`${'x'.repeat(32_766)}…`)
})

test('a text in Arabic begins on the right, or stays on the left as a title; a centred one stays centred', () => {
  const [arabic, first, inside] = ['علي', '(2) علي', 'Nom : علي']

  for (const value of ['Ali', inside, 12, null]) expect(directed(PARAGRAPH, value)).toBe(PARAGRAPH)
  for (const value of [arabic, first]) {
    expect(directed(PARAGRAPH, value)).toEqual({
      ...PARAGRAPH,
      alignment: { ...PARAGRAPH.alignment, horizontal: 'right', readingOrder: 'rtl' },
    })
  }
  expect(directed(TITLE, arabic, 'left').alignment?.horizontal).toBe('left')
  expect(directed(TITLE, arabic).alignment?.horizontal).toBe('right')
  expect(directed(HEADER, arabic).alignment?.horizontal).toBe('center')
  // One object for each look, by which exceljs knows a style that it has written.
  expect(directed(PARAGRAPH, arabic)).toBe(directed(PARAGRAPH, first))
})

test('a column is as wide as its longest text and three characters, within bounds', () => {
  const widths = [[], ['x'], ['x'.repeat(20), 'x'], ['x'.repeat(44)], ['x'.repeat(45)]]

  expect(widths.map((texts) => widthOf(texts, 10, 44))).toEqual([13, 13, 23, 47, 47])
})

test('columns stand side by side on one landscape page up to 186 characters, the first ones on each', () => {
  expect(pagesWide([100, 86], 1)).toBe(1)
  expect(pagesWide([100, 86, 1], 1)).toBe(2)
  expect(pagesWide([100, 86, 86, 86], 1)).toBe(3)
  expect(pagesWide([50, 50, 86, 1], 2)).toBe(2)
  // A column wider than the page has a page of its own.
  expect(pagesWide([100, 90, 10], 1)).toBe(2)
  expect(pagesWide([200, 10], 1)).toBe(1)
})

test('a printed header doubles its ampersands and is cut at eighty characters', () => {
  expect(printed('Aide & loisirs')).toBe('Aide && loisirs')
  expect(printed('x'.repeat(80))).toBe('x'.repeat(80))
  expect(printed('x'.repeat(81))).toBe(`${'x'.repeat(79)}…`)
  expect(printed('Aide', 3)).toBe('Ai…')
})

test('a row is as high as its lines, which the widths of its letters make, up to what Excel takes', () => {
  expect([1, 2, 32, 33, 90].map(heightOf)).toEqual([16, 28.5, 403.5, 409, 409])
  // Of the letters of each width, how many a cell of ten characters takes on one line.
  for (const [letter, most] of [
    ['a', 7],
    ['i', 14],
    ['m', 4],
    ['É', 6],
  ] as const) {
    expect([most, most + 1].map((count) => linesOf(letter.repeat(count), 10))).toEqual([1, 2])
  }
  expect(['', 'a\nb\n', 'a'.repeat(15)].map((text) => linesOf(text, 10))).toEqual([1, 3, 3])
  expect(linesOf('a'.repeat(8), 12)).toBe(1)
})
