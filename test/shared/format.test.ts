import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import {
  compareEmptyLast,
  comparePersonnes,
  formatCount,
  formatDate,
  formatDateLongue,
  formatDuree,
  formatHeures,
  formatMois,
  formatNumber,
  formatPersonne,
  formatTaux,
  frCollator,
  typographie,
} from '../../shared/format.ts'
import { readFiles } from '../builders/source-files.ts'

// Written out: both spaces look alike in an editor.
const NB = '\u00a0'
const NNB = '\u202f'

test('a name that is missing or empty comes after all others, in both directions of a comparison', () => {
  const sorted = [null, 'Zola', '', 'Émile', null, 'École 10', 'École 9'].toSorted(compareEmptyLast)

  expect(sorted).toEqual(['École 9', 'École 10', 'Émile', 'Zola', null, '', null])
})

describe('numbers', () => {
  test.each([
    [0, '0'],
    [1234.5, `1${NNB}234,5`],
    [1_000_000, `1${NNB}000${NNB}000`],
    [0.126, '0,13'],
    [-3.5, '-3,5'],
    [2.999, '3'],
  ])('%d reads %j', (value, text) => {
    expect(formatNumber(value)).toBe(text)
  })

  test.each([0, 1, 2, 4])(
    'of %d decimals, a number is written as French is by the library',
    (decimals) => {
      const french = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: decimals })
      for (let rank = 1; rank < 4000; rank++) {
        const value = ((rank * 7919) % 100_003) * 10 ** ((rank % 13) - 8) + rank / 8
        for (const one of [value, -value, rank / 200, Math.round(value)]) {
          if (Number(one.toFixed(decimals)) !== 0) {
            expect(formatNumber(one, decimals)).toBe(french.format(one))
          }
        }
      }
    },
  )

  test('what rounds to zero has no sign', () => {
    expect(formatNumber(-0.001)).toBe('0')
    expect(formatNumber(-0)).toBe('0')
  })

  test('more decimals are shown when asked', () => {
    expect(formatNumber(0.8444, 4)).toBe('0,8444')
  })

  test.each([
    [0, 0],
    [0.8444, '84,4'],
    [1, '100'],
  ])('the rate %d reads %s %%', (rate, text) => {
    expect(formatTaux(rate)).toBe(`${text}${NB}%`)
  })
})

describe('hours', () => {
  test.each([
    [0, '0'],
    [90, '1,5'],
    [1935, '32,25'],
    [20, '0,33'],
    [60 * 1234, `1${NNB}234`],
  ])('%i minutes are written %j on the form', (minutes, text) => {
    expect(formatHeures(minutes)).toBe(text)
  })

  test.each([
    [0, `0${NB}min`],
    [45, `45${NB}min`],
    [60, `1${NB}h`],
    [65, `1${NB}h${NB}05`],
    [90, `1${NB}h${NB}30`],
    [60 * 1234, `1${NNB}234${NB}h`],
  ])('%i minutes are said %j', (minutes, text) => {
    expect(formatDuree(minutes)).toBe(text)
  })
})

describe('dates', () => {
  test.each([
    ['2021-10-01', `1er${NB}octobre${NB}2021`],
    ['2022-08-02', `2${NB}août${NB}2022`],
    ['2022-02-28', `28${NB}février${NB}2022`],
    ['2021-12-11', `11${NB}décembre${NB}2021`],
  ])('%s is written %j', (date, text) => {
    expect(formatDateLongue(date)).toBe(text)
  })

  test('a short date is day, month, year', () => {
    expect(formatDate('2021-09-08')).toBe('08/09/2021')
  })

  test('every month has its name, whether given as a month or as a date in it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), (month) => {
        const iso = `2021-${String(month).padStart(2, '0')}`
        const name = new Intl.DateTimeFormat('fr-FR', { month: 'long', timeZone: 'UTC' }).format(
          new Date(`${iso}-01T00:00:00Z`),
        )

        expect(formatMois(iso)).toBe(`${name} 2021`)
        expect(formatMois(`${iso}-15`)).toBe(`${name} 2021`)
      }),
    )
  })
})

describe('words', () => {
  test.each([
    [0, `0${NB}enfant`],
    [1, `1${NB}enfant`],
    [1.5, `1,5${NB}enfant`],
    [2, `2${NB}enfants`],
    [1200, `1${NNB}200${NB}enfants`],
  ])('the plural of %d begins at two', (count, text) => {
    expect(formatCount(count, 'enfant')).toBe(text)
  })

  test('an irregular plural is given', () => {
    expect(formatCount(3, 'travail', 'travaux')).toBe(`3${NB}travaux`)
  })

  test.each([
    [{ nom: 'Benali', prenom: 'Inès' }, 'Benali Inès'],
    [{ nom: 'Sy', prenom: '' }, 'Sy'],
  ])('a person is named as in a register', (personne, text) => {
    expect(formatPersonne(personne)).toBe(text)
  })

  test('names are sorted as a French register sorts them', () => {
    const noms = ['Zoé', 'Émile', 'eric', 'Groupe 10', 'Groupe 9', 'Adam']

    expect(noms.toSorted(frCollator.compare)).toEqual([
      'Adam',
      'Émile',
      'eric',
      'Groupe 9',
      'Groupe 10',
      'Zoé',
    ])
  })

  test('nothing is compared by the language of the computer', () => {
    const files = ['main', 'renderer', 'shared'].flatMap((folder) =>
      readFiles(folder, ['.ts', '.tsx']),
    )

    expect(files.length).toBeGreaterThan(500)
    expect(files.filter(({ text }) => text.includes('.localeCompare('))).toEqual([])
  })

  test('two names are in the order of the collation, before it is made and after', async () => {
    const collator = new Intl.Collator('fr', { numeric: true })
    const name = fc.string({ unit: fc.constantFrom(...'abcéèÉAzy -’œŒñ19ß'), maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(name, name, fc.boolean(), async (one, other, isMade) => {
        vi.resetModules()
        const { frCollator: fresh } = await import('../../shared/format.ts')
        if (isMade) fresh.compare('9', '10')

        expect(Math.sign(fresh.compare(one, other))).toBe(Math.sign(collator.compare(one, other)))
      }),
    )
  })

  test('French punctuation keeps its no-break spaces', () => {
    expect(typographie('« Clas » : prêt ; partir ? Oui !')).toBe(
      `«${NB}Clas${NB}»${NB}: prêt${NNB}; partir${NNB}? Oui${NNB}!`,
    )
  })

  test('typography done twice changes nothing more', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ' ', '«', '»', ':', ';', '!', '?') }),
        (text) => {
          const once = typographie(text)

          expect(typographie(once)).toBe(once)
        },
      ),
    )
  })
})

test('people stand by nom then prénom, accents aside, a short nom before a longer one', () => {
  const people = ['Petit Zoé', 'Petit Émile', 'Ben Zoé', 'Élan Ana', 'Ben Ali Ana'].map((text) => {
    const cut = text.lastIndexOf(' ')
    return { nom: text.slice(0, cut), prenom: text.slice(cut + 1) }
  })

  const sorted = people.sort(comparePersonnes).map(formatPersonne)

  expect(sorted).toEqual(['Ben Zoé', 'Ben Ali Ana', 'Élan Ana', 'Petit Émile', 'Petit Zoé'])
})
