import fc from 'fast-check'
import { expect, test } from 'vitest'
import { todayOf } from '../../shared/dates.ts'
import {
  copiesTexts,
  MINUTES_AVANT_VERROU,
  MINUTES_USUELLES,
} from '../../shared/domain/protection.ts'
import {
  bySauvegardeOrder,
  isOrdinaire,
  isSauvegardeEnRetard,
  nameOfSauvegarde,
  nextSauvegarde,
  parseSauvegarde,
  RAISONS_SAUVEGARDE,
  type RaisonSauvegarde,
  rappelAilleurs,
  type Sauvegarde,
  sauvegardesOfTrop,
} from '../../shared/domain/sauvegarde.ts'

function aSauvegarde(date: string, raison: RaisonSauvegarde = 'automatique'): Sauvegarde {
  const parsed = parseSauvegarde(nameOfSauvegarde(raison, new Date(date)))
  if (parsed === null) throw new Error(`no name for ${date}`)
  return parsed
}

const TODAY = '2026-01-15'
const at = (day: number, hour: number): string =>
  `2026-01-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00Z`
const keptOf = (all: readonly Sauvegarde[]) => {
  const gone = sauvegardesOfTrop(all, TODAY)
  return all.filter((one) => !gone.includes(one))
}

test('a name tells its moment and its reason, whatever they are', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
      fc.constantFrom(...RAISONS_SAUVEGARDE),
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 0, max: 20 }),
      (date, raison, rang, suite) => {
        const second = `${date.toISOString().slice(0, 19)}.000Z`

        const parsed = parseSauvegarde(nameOfSauvegarde(raison, date, { rang, suite }))

        expect(parsed).toMatchObject({ date: second, raison })
      },
    ),
  )
})

test('a file of hers, a part of a copy or a path is no copy of ours', () => {
  const names = [
    'a-garder.sqlite',
    'cartable-2026-01-15T10-00-00-autre.sqlite',
    'cartable-2026-01-15T10-00-00-demandee.sqlite.partiel',
    'cartable-2026-01-15T10-00-00-demandee.sqlite-wal',
    '../cartable-2026-01-15T10-00-00-demandee.sqlite',
  ]

  const parsed = names.map(parseSauvegarde)

  expect(parsed).toEqual(names.map(() => null))
})

test('three of today are kept, and the last of each earlier day', () => {
  const all = [at(15, 14), at(15, 12), at(15, 10), at(15, 9), at(14, 16), at(14, 8), at(12, 9)]

  const kept = keptOf(all.map((date) => aSauvegarde(date)))

  expect(kept.map(({ date }) => date.slice(0, 13))).toEqual([
    '2026-01-15T14',
    '2026-01-15T12',
    '2026-01-15T10',
    '2026-01-14T16',
    '2026-01-12T09',
  ])
})

test('ten ordinary ones are kept in all, and the ten last made before a change are counted apart', () => {
  const days = Array.from({ length: 14 }, (_, n) => n + 1)
  const all = [
    ...days.map((day) => aSauvegarde(at(day, 9))),
    ...days.map((day) => aSauvegarde(at(day, 11), 'avant-remplacement')),
  ]

  const kept = keptOf(all)

  expect(kept.filter(isOrdinaire).map(({ date }) => Number(date.slice(8, 10)))).toEqual(
    days.slice(4),
  )
  expect(kept.filter((one) => !isOrdinaire(one))).toHaveLength(10)
})

test('whatever was kept, the newest stays, and letting go once is enough', () => {
  const moments = fc.array(
    fc.record({
      date: fc.date({
        min: new Date('2025-12-01'),
        max: new Date('2026-01-15T20:00:00Z'),
        noInvalidDate: true,
      }),
      raison: fc.constantFrom(...RAISONS_SAUVEGARDE),
    }),
    { maxLength: 40 },
  )

  fc.assert(
    fc.property(moments, (made) => {
      const all = made.map(({ date, raison }) => aSauvegarde(date.toISOString(), raison))

      const kept = keptOf(all)

      expect(sauvegardesOfTrop(kept, TODAY)).toEqual([])
      const newest = all
        .map(({ date }) => date)
        .sort()
        .at(-1)
      expect(kept.some(({ date }) => date === newest)).toBe(newest !== undefined)
      expect(new Set(kept.map(({ date }) => todayOf(new Date(date)))).size).toBeGreaterThanOrEqual(
        Math.min(all.length, 1),
      )
    }),
  )
})

test('two days without an ordinary copy are late, whatever was copied before a change, once there was one', () => {
  const before = [aSauvegarde(at(15, 9), 'avant-restauration')]

  expect(isSauvegardeEnRetard([...before, aSauvegarde(at(14, 9))], TODAY)).toBe(false)
  expect(isSauvegardeEnRetard([...before, aSauvegarde(at(13, 9))], TODAY)).toBe(true)
  expect(isSauvegardeEnRetard(before, TODAY)).toBe(false)
  const old = aSauvegarde(at(10, 9))
  expect(isSauvegardeEnRetard([old, aSauvegarde(at(14, 9))], TODAY)).toBe(false)
  expect(isSauvegardeEnRetard([old, aSauvegarde(at(16, 9))], TODAY)).toBe(true)
})

test('the usual delay is one of those offered; what became of the copies is told, each kind by itself', () => {
  const none = { refaites: 0, enClair: [], autres: [] }

  expect(MINUTES_AVANT_VERROU).toContain(MINUTES_USUELLES)
  expect(copiesTexts(none)).toEqual([])
  expect(copiesTexts({ ...none, refaites: 1 })).toEqual(['1\u00a0sauvegarde refaite de même.'])
  expect(copiesTexts({ refaites: 2, enClair: ['a', 'b'], autres: ['c'] })).toEqual([
    '2\u00a0sauvegardes refaites de même.',
    expect.stringMatching(/^Restent lisibles sans mot de passe.* : a, b\.$/),
    expect.stringMatching(/^Laissées comme elles étaient.* : c\.$/),
  ])
})

test('a copy elsewhere is proposed after thirty days, and no more for two weeks once put off', () => {
  const derniere = '2025-12-01T09:00:00.000Z'
  const depuis = '2025-09-01'

  const told = [
    rappelAilleurs({ derniere: null, reporteLe: null }, '2026-01-02', TODAY),
    rappelAilleurs({ derniere: null, reporteLe: null }, depuis, TODAY),
    rappelAilleurs({ derniere, reporteLe: null }, depuis, '2025-12-31'),
    rappelAilleurs({ derniere, reporteLe: null }, depuis, TODAY),
    rappelAilleurs({ derniere, reporteLe: '2026-01-10' }, depuis, TODAY),
    rappelAilleurs({ derniere, reporteLe: '2026-01-01' }, depuis, TODAY),
  ]

  expect(told).toEqual([null, { jours: null }, null, { jours: 45 }, null, { jours: 45 }])
})

/** A few moments over twenty years, several in one second, in any order: a clock that goes as it likes. */
const clocks = fc.array(
  fc.record({
    date: fc.constantFrom(
      ...[0, 1, 1, 30, 90, 365, 2000, 7000].map((day) => new Date(Date.UTC(2015, 0, day, 9, 30))),
    ),
    raison: fc.constantFrom(...RAISONS_SAUVEGARDE),
  }),
  { minLength: 1, maxLength: 60 },
)

test('whatever the clock does, the copy just made comes first, has a name of its own and is never let go', () => {
  fc.assert(
    fc.property(clocks, (made) => {
      let kept: readonly Sauvegarde[] = []
      for (const { date, raison } of made) {
        const name = nextSauvegarde(kept, raison, date)
        const one = parseSauvegarde(name)
        if (one === null) throw new Error(name)
        expect(kept.map(({ sauvegardeId }) => sauvegardeId)).not.toContain(name)
        const all = [...kept, one]
        expect(all.toSorted(bySauvegardeOrder)[0]).toBe(one)
        const gone = sauvegardesOfTrop(all, todayOf(date))
        expect(gone).not.toContain(one)
        kept = all.filter((other) => !gone.includes(other))
      }
      expect(kept.length).toBeLessThanOrEqual(20)
    }),
  )
})

test('copies of one second are numbered, and a clock gone back begins another suite', () => {
  let kept: readonly Sauvegarde[] = []
  const names = ['10:00:00.250Z', '10:00:00.900Z', '10:00:00Z', '09:00:00.5Z', '09:00:00Z'].map(
    (time) => {
      const name = nextSauvegarde(kept, 'demandee', new Date(`2026-01-15T${time}`))
      kept = [...kept, ...[parseSauvegarde(name)].filter((one) => one !== null)]
      return name.replace('cartable-2026-01-15T', '').replace('-demandee', '')
    },
  )

  expect(names).toEqual([
    ...['10-00-00.sqlite', '10-00-00-2.sqlite', '10-00-00-3.sqlite'],
    ...['09-00-00-e1.sqlite', '09-00-00-e1-2.sqlite'],
  ])
})

test('the tenth copy of a second comes after the ninth', () => {
  const names = [1, 9, 10].map((rang) =>
    nameOfSauvegarde('demandee', new Date(at(15, 9)), { rang }),
  )

  const order = names.flatMap((name) => parseSauvegarde(name) ?? []).sort(bySauvegardeOrder)

  expect(order.map(({ sauvegardeId }) => sauvegardeId)).toEqual(names.toReversed())
})

test('copies dated in days to come do not hide that there is none of these days', () => {
  const ahead = aSauvegarde('2031-01-15T09:00:00Z')

  expect(isSauvegardeEnRetard([ahead, aSauvegarde(at(13, 9))], TODAY)).toBe(true)
  expect(isSauvegardeEnRetard([ahead, aSauvegarde(at(15, 9))], TODAY)).toBe(false)
})
