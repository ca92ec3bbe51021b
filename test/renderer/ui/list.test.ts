import { expect, test } from 'vitest'
import {
  choice,
  copiedColumns,
  countText,
  type ListDescription,
  narrow,
  offered,
  readValues,
  shownColumns,
  totals,
} from '../../../renderer/ui/list.ts'

type Row = {
  readonly nom: string
  readonly groupes: readonly string[]
  readonly niveau: string | null
}

const ROWS: readonly Row[] = [
  { nom: 'Zoé', groupes: ['Mardi', 'Jeudi'], niveau: 'CM1' },
  { nom: 'Émile', groupes: ['Mardi'], niveau: 'CE2' },
  { nom: 'Inès', groupes: [], niveau: null },
]
const LIST: ListDescription<Row> = {
  ...{ label: 'Enfants', idOf: ({ nom }) => nom, minWidth: 20 },
  columns: [
    { id: 'nom', header: 'Nom', text: ({ nom }) => nom, total: (rows) => rows.length },
    {
      ...{ id: 'niveau', header: 'Niveau', cell: ({ niveau }) => niveau },
      copy: [{ header: 'Classe', text: ({ niveau }) => niveau ?? '' }],
      filter: choice({
        ...{ all: 'Tous', noneLabel: 'Sans niveau', order: ['CE2', 'CM1'] },
        pick: ({ niveau }) => niveau,
      }),
    },
    { id: 'actes', header: '' },
  ],
  search: ({ nom }) => [nom],
  filters: [
    {
      ...choice<Row, string>({ all: 'Tous', pick: ({ groupes }) => groupes }),
      key: 'groupe',
      label: 'Groupe',
    },
  ],
  count: (shown, all) => countText(shown.length, all.length, (n) => `${n} enfants`),
}
const shown = (query: string) =>
  narrow(LIST, ROWS, readValues(LIST, new URLSearchParams(query))).map(({ nom }) => nom)

test('the address narrows a list by its search, its columns and its other filters, all at once', () => {
  expect(shown('')).toEqual(['Zoé', 'Émile', 'Inès'])
  expect(shown('q=emi')).toEqual(['Émile'])
  expect(shown('groupe=Mardi&niveau=CM1')).toEqual(['Zoé'])
  expect(shown('groupe=Jeudi&niveau=CE2')).toEqual([])
  expect(shown('niveau=sans')).toEqual(['Inès'])
  expect(readValues(LIST, new URLSearchParams('q=a&autre=1'))).toEqual({
    ...{ q: 'a', niveau: null, groupe: null },
  })
  const { search: _, ...unsearched } = LIST
  expect(readValues(unsearched, new URLSearchParams('q=a'))).not.toHaveProperty('q')
  expect(narrow(unsearched, ROWS, { groupe: 'Mardi' })).toHaveLength(2)
})

test('a filter offers the values of the rows in the order of its codes, else in French order, with their number', () => {
  const options = offered(LIST, ROWS).map(({ key, label, options: own }) => [
    ...[key, label],
    own.map((one) => one.label),
  ])

  expect(options).toEqual([
    ['niveau', 'Niveau', ['CE2 (1)', 'CM1 (1)', 'Sans niveau (1)']],
    ['groupe', 'Groupe', ['Jeudi (1)', 'Mardi (2)']],
  ])
})

test('a column is shown, copied and summed by what describes it', () => {
  const [nom, niveau, actes] = shownColumns(LIST)
  const [zoe] = ROWS as [Row]

  expect([nom?.cell(zoe), niveau?.cell(zoe), actes?.cell(zoe)]).toEqual(['Zoé', 'CM1', null])
  expect([nom?.titleOf?.(zoe), niveau?.titleOf]).toEqual(['Zoé', undefined])
  expect(copiedColumns(LIST).map(({ header }) => header)).toEqual(['Nom', 'Classe'])
  expect(totals(LIST, ROWS)).toEqual([3, null, null])
  expect(totals({ ...LIST, columns: LIST.columns.slice(1) }, ROWS)).toBeUndefined()
  expect([LIST.count(ROWS, ROWS), LIST.count(ROWS.slice(1), ROWS)]).toEqual([
    ...['3 enfants', '2 enfants sur 3'],
  ])
})
