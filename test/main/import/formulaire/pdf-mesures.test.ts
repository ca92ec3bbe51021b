import { expect, test } from 'vitest'
import { drawn, told } from '../../../builders/formulaires/pdf.ts'

type Draw = Parameters<typeof told>[0]
type Say = Parameters<Draw>[0]['say']

test('words of a line of a PDF touch, stand one space apart, or begin another label, by the blank between them', async () => {
  const joined = (x: number) =>
    told(({ say, field }) => {
      // Three letters of ten points go as far as 55.
      say('Nom', 40, 700)
      say('bre', x, 700)
      field('a', 120, 696)
    })
  const labelled = (x: number) =>
    told(({ say, box }) => {
      say('Zone', 40, 700)
      say('REP', x, 700)
      box('a', x + 20, 698)
    })

  expect(await Promise.all([55.9, 56.1].map(joined))).toEqual([['Nombre'], ['Nom bre']])
  expect(await Promise.all([83.9, 84.1].map(labelled))).toEqual([['Zone REP'], ['REP']])
})

test('a title of a PDF is larger than most of its words, whatever their order, or bold and short', async () => {
  const kinds = async (...sizes: number[]) => {
    const lu = await drawn(({ say, field }) => {
      for (const [rank, size] of sizes.entries()) say(`mot ${rank}`, 40, 800 - 20 * rank, size)
      field('a', 200, 300)
    })
    return lu.morceaux.slice(0, sizes.length).map(({ type }) => type)
  }
  const bold = async (length: number) =>
    (
      await drawn(({ say, field }) => {
        say('x'.repeat(length), 40, 800, 4, true)
        say('mot', 40, 700, 4)
        field('a', 200, 300)
      })
    ).morceaux[0]?.type

  expect(await kinds(10, 16, 10)).toEqual(['texte', 'titre', 'texte'])
  expect(await kinds(8, 8, 8, 10, 10, 10, 10)).toEqual(Array(7).fill('texte'))
  expect(await Promise.all([119, 120].map(bold))).toEqual(['titre', 'texte'])
})

/** The first two fields of a row « Salariés », under what is said. */
const row = (heads: (say: Say) => void) =>
  told(({ say, field }) => {
    heads(say)
    say('Salariés', 40, 610)
    field('n', 200, 606)
    field('h', 300, 606)
  })

test('a head of a PDF is over a field when it goes over a part of it, on one line as far as three points', async () => {
  const at = (x: number) => row((say) => say('Nombre', x, 630))
  const split = (y: number) =>
    row((say) => {
      say('Nombre', 200, 630)
      say('total', 235, y)
    })

  expect((await Promise.all([169.9, 170.1, 259.9, 260.1].map(at))).map(([first]) => first)).toEqual(
    [...['Salariés', 'Salariés / Nombre', 'Salariés / Nombre', 'Salariés']],
  )
  expect((await Promise.all([632, 633].map(split))).map(([first]) => first)).toEqual([
    ...['Salariés / Nombre total', 'Salariés / Nombre'],
  ])
})

test('the upper head of a PDF is the lowest one within three letters and a half, begun at most eight points after the field', async () => {
  const under = (upper: (say: Say) => void) =>
    row((say) => {
      upper(say)
      say('Prévu', 200, 630)
      say('Prévu', 300, 630)
    })
  const first = async (x: number, y: number) => (await under((say) => say('Nombre', x, y)))[0]

  expect(await Promise.all([664, 665].map((y) => first(200, y)))).toEqual([
    ...['Salariés / Prévu / Nombre', 'Salariés / Prévu'],
  ])
  expect(await Promise.all([208, 209].map((x) => first(x, 650)))).toEqual([
    ...['Salariés / Prévu / Nombre', 'Salariés / Prévu'],
  ])
  expect(
    await under((say) => {
      say('Nombre', 200, 650)
      say('Public', 205, 660)
    }),
  ).toEqual(['Salariés / Prévu / Nombre', 'Salariés / Prévu / Nombre'])
})

test('words of a PDF are of one line as far as a third of their size, or two points', async () => {
  const at = (y: number, size = 10) =>
    told(({ say, field }) => {
      say('Nom', 40, 700, size)
      say('usuel', 80, y, size)
      field('a', 140, 696 - (10 - size) * 0.33)
    })

  expect(await Promise.all([703.4, 703.6].map((y) => at(y)))).toEqual([['Nom usuel'], ['Nom']])
  expect(await Promise.all([701.9, 702.1].map((y) => at(y, 4)))).toEqual([['Nom usuel'], ['Nom']])
})

test('a title of a PDF is larger than most words by an eighth', async () => {
  const kind = async (size: number) => {
    const { morceaux } = await drawn(({ say, field }) => {
      say('Public', 40, 800, size)
      for (const y of [780, 760, 740]) say('mot', 40, y, 10)
      field('a', 200, 300)
    })
    return morceaux[0]?.type
  }

  expect(await Promise.all([11.1, 11.3].map(kind))).toEqual(['texte', 'titre'])
})

test('a head of a PDF begins two points under the top of its field at the lowest', async () => {
  const at = async (y: number) => (await row((say) => say('Nombre', 200, y)))[0]

  expect(await Promise.all([620.1, 619.9].map(at))).toEqual(['Salariés / Nombre', 'Salariés'])
})

test('a page of a PDF lends neither its words nor its fields to another', async () => {
  expect(
    await told(({ say, field, add }) => {
      say('Nombre', 200, 640)
      field('p', 200, 650)
      add()
      say('Heures', 200, 700)
      say('Salariés', 40, 610)
      field('n', 200, 606)
      field('h', 300, 606)
    }),
  ).toEqual(['', 'Salariés', 'Salariés'])
})
