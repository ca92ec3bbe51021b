import exceljs from 'exceljs'
import { expect, test } from 'vitest'
import { buildConsolidationXlsx } from '../../../../main/documents/reseau/build-consolidation.ts'
import { inOrderOfSchool } from '../../../../main/documents/reseau/lignes.ts'
import { pageElus } from '../../../../main/documents/reseau/page-elus.ts'
import { tablesOf } from '../../../../main/documents/reseau/tables.ts'
import { consolidate } from '../../../../shared/domain/consolidation.ts'
import { NIVEAUX } from '../../../../shared/domain/niveau.ts'
import { aNetwork } from '../../../builders/a-network.ts'

const received = [...aNetwork({ porteurs: 2, annees: 2 })]
const town = consolidate(received, '2018-06-30')

test('each année and each porteur is told figure by figure, then by what each sent, under the heads of its table', () => {
  const tables = tablesOf(town)
  const tableOf = (titre: string) => {
    const table = tables.find((one) => one.titre === titre)
    if (table === undefined) throw new Error(titre)
    return table
  }
  const sentBy = (rank: number) => {
    const sent = received.filter(({ annee }) => annee.debut === '2017-09-01')[rank]
    if (sent === undefined) throw new Error('nothing sent')
    return sent
  }
  const SUIVIES = ['public.total', 'public.familles', 'seances.tenues']
  const followed = [...SUIVIES, 'intervenants.benevole.heures', 'public.total']
  const evolution = tableOf('Évolution')
  const [, last] = evolution.lignes
  const chiffres = tableOf('Chiffres de la ville').lignes
  const chiffre = (label: string) => chiffres.find(({ cellules }) => cellules[0] === label)?.par[0]

  expect(evolution.colonnes).toEqual([
    ...['Année', 'Porteurs', 'Nombre total d’enfants', 'Nombre de familles'],
    ...['Nombre de séances tenues', 'Heures de bénévolat', 'Enfants différents'],
  ])
  expect(last?.cellules.slice(0, 2)).toEqual(['2017-2018', 2])
  expect(last?.par.map(({ valeurs }) => valeurs)).toEqual(
    [0, 1].map((rank) => [null, 1, ...followed.map((code) => sentBy(rank).ensemble[code])]),
  )
  const total = sentBy(0).ensemble['public.total']
  expect(chiffre('Nombre total d’enfants')?.valeurs).toEqual([null, total, total])
  expect(chiffre('Absences')?.valeurs).toEqual([
    ...[null, sentBy(0).ensemble['assiduite.absents'], null],
  ])
  // Places of a niveau stand under « Places libres », the last column.
  const porteurs = tableOf('Porteurs')
  const { valeurs = [] } = porteurs.lignes[0]?.par.at(-1) ?? {}
  expect(valeurs).toHaveLength(porteurs.colonnes.length)
  expect(valeurs.flatMap((valeur) => valeur ?? [])).toEqual([sentBy(0).placesLibres])
})

test('the first niveau of the school comes first, one that is none last', () => {
  const [first = ''] = NIVEAUX
  const niveaux = inOrderOfSchool(
    new Map([...['?', 'CM1', first, 'CP'].map((n) => [n, n] as const)]),
  )

  expect([...niveaux.keys()]).toEqual([first, ...['CP', 'CM1'].filter((n) => n !== first), '?'])
})

test('the page for the elected says « – » where nobody knows how many children there are, whole figures elsewhere', () => {
  const figures = new Map([['intervenants.benevole.heures', 24.5]])
  const unknown = pageElus({ ...town, figures, distincts: new Map() }, 'Ville')
  const half = pageElus({ ...town, distincts: new Map([['public.total', 12.4]]) }, 'Ville')

  expect(unknown.chiffres.map(({ valeur }) => valeur)).toEqual(['–', '–', '2', '25'])
  expect(unknown.phrases).toHaveLength(1)
  expect(half.chiffres[0]?.valeur).toBe('12')
})

test('in the workbook figures stand at the right, off the next column, words at the left, under heads that stay', async () => {
  const date = new Date('2026-05-04T08:00:00Z')
  const book = new exceljs.Workbook()
  const bytes = await buildConsolidationXlsx(town, { reseau: 'Ville', date })
  await book.xlsx.load(bytes.buffer as ArrayBuffer)

  const sheet = book.getWorksheet('Évolution')
  const alignmentOf = (cell: string) => sheet?.getCell(cell).alignment
  expect([book.title, book.created, book.modified]).toEqual([
    ...['Bilan consolidé du réseau Ville', date, date],
  ])
  expect(['A4', 'B4'].map((cell) => sheet?.getCell(cell).value)).toEqual(['2016-2017', 2])
  expect(alignmentOf('B4')).toMatchObject({ horizontal: 'right', indent: 1, vertical: 'top' })
  expect(alignmentOf('A4')?.horizontal).not.toBe('right')
  expect(sheet?.views).toMatchObject([{ state: 'frozen', xSplit: 1, ySplit: 3 }])
})
