import { expect, test } from 'vitest'
import snapshot from '../../main/db/migrations/schema.snapshot.json' with { type: 'json' }
import { readFiles } from '../builders/source-files.ts'

const glossary = readFiles('shared/domain', ['GLOSSARY.md'])[0]?.text ?? ''
/** The words of the first column, as the code writes them. */
const words = new Set(
  [...glossary.matchAll(/^\|((?: *`\w+`,?)+) *\|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`(\w+)`/g)].map((match) => match[1]?.toLowerCase() ?? ''),
  ),
)

/** True when the name is made of words of the glossary: `seance_activite`, `enfants`. */
function isKnown(parts: readonly string[]): boolean {
  if (parts.length === 0) return true
  return parts.some((_, n) => {
    const word = parts.slice(0, n + 1).join('')
    const singular = word.replace(/s$/, '')
    return (words.has(word) || words.has(singular)) && isKnown(parts.slice(n + 1))
  })
}

test('every table of the database is named by the glossary', () => {
  const machinery = [
    'brouillon',
    'fichier_ecrit',
    'import',
    'operation',
    'operation_change',
    'operation_under_way',
  ]
  const tables = Object.keys(snapshot.tables).filter((table) => !machinery.includes(table))

  // An item of the prévisionnel is no noun of the trade.
  const unknown = tables.filter(
    (table) => !isKnown(table.split('_').filter((part) => part !== 'item')),
  )

  expect(words.size).toBeGreaterThan(40)
  expect(unknown).toEqual([])
})

test('every file of shared/domain is named by the glossary', () => {
  // What a file does with its noun, in English.
  const machinery = ['check', 'messages', 'values', 'import', 'vierge', 'exemple']
  const names = readFiles('shared/domain', ['.ts']).map((file) =>
    file.path.replace(/^.*\/|\.ts$/g, ''),
  )

  const unknown = names.filter(
    (name) => !isKnown(name.split('-').filter((part) => !machinery.includes(part))),
  )

  expect(unknown).toEqual([])
})

test('a word has one row', () => {
  const rows = [...glossary.matchAll(/^\| *`(\w+)`/gm)].map((match) => match[1])

  expect(rows.filter((word, n) => rows.indexOf(word) !== n)).toEqual([])
})
