import { expect, test } from 'vitest'
import { toTsv } from '../../../renderer/ui/clipboard.ts'

const columns = [
  { header: 'Nom', text: ({ nom }: { nom: string; note: string }) => nom },
  { header: 'Note', text: ({ note }: { nom: string; note: string }) => note },
]

test('a table is copied as lines of cells between tabs, its headings first', () => {
  const tsv = toTsv(columns, [{ nom: 'Benali', note: 'à rappeler' }])

  expect(tsv).toBe('Nom\tNote\r\nBenali\tà rappeler')
})

test('a text holds in its cell, and is never run as a formula', () => {
  const rows = [
    { nom: 'deux\nlignes\tet un onglet', note: '=1+1' },
    { nom: '"guillemets"', note: '-12,5' },
  ]

  const tsv = toTsv(columns, rows)

  expect(tsv.split('\r\n').slice(1)).toEqual([
    "deux lignes et un onglet\t'=1+1",
    '"""guillemets"""\t-12,5',
  ])
  const copied = (note: string) =>
    toTsv(columns, [{ nom: '', note }])
      .split('\t')
      .at(-1)
  expect(['+33 6 00 00 00 01', '+a', '-a', '@a', 'a=b', ' 6 "B" '].map(copied)).toEqual([
    ...['+33 6 00 00 00 01', "'+a", "'-a", "'@a", 'a=b', '6 "B"'],
  ])
})
