import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Move } from '../../../../renderer/features/presences/grille.ts'
import {
  applySaisies,
  buildGrille,
  firstDifference,
  type Grille,
  moveFrom,
  nextAfter,
  positionsOf,
  selectAround,
  startOf,
} from '../../../../renderer/features/presences/grille.ts'
import type { EtatPresence } from '../../../../shared/domain/listes.ts'
import { aMois, ENFANTS, noted } from '../../../builders/a-mois.ts'

const TODAY = '2025-10-20'
const THREE = [
  ['2025-10-07', 'tenue'],
  ['2025-10-14', 'annulee'],
  ['2025-10-28', 'prevue'],
] as const

describe('totals', () => {
  test('count the séances that have come: neither cancelled, nor to come, nor outside the inscription', () => {
    const presences = [
      noted('2025-10-07', 'ines', 'present'),
      noted('2025-10-28', 'ines', 'excuse'),
    ]
    const parti = { periodes: [{ debut: '2025-09-01', fin: '2025-10-01' }] }

    const grille = buildGrille(aMois(THREE, presences, [{}, {}, parti]), TODAY)

    expect(grille.totaux).toMatchObject([
      { presents: 1, inconnus: 1 },
      { presents: 0, inconnus: 0 },
      { excuses: 0, inconnus: 0 },
    ])
    expect(grille.total).toEqual({ presents: 1, absents: 0, excuses: 0, inconnus: 1 })
    expect(grille.lignes[2]?.cases[0]).toMatchObject({ isHorsInscription: true, compte: null })
  })

  test('what is recorded outside the inscription is shown, counted and can be corrected', () => {
    const visiteur = { periodes: [] }
    const presences = [noted('2025-10-07', 'ines', 'absent')]

    const grille = buildGrille(aMois(THREE, presences, [visiteur]), TODAY)

    expect(grille.lignes[0]?.cases[0]).toMatchObject({
      ouverture: 'ouverte',
      isHorsInscription: true,
      compte: 'absent',
    })
  })

  test('lines and columns add up to the same', () => {
    const etats = fc.array(
      fc.tuple(
        fc.constantFrom(...THREE.map(([date]) => date)),
        fc.constantFrom(...ENFANTS),
        fc.constantFrom<EtatPresence>('present', 'absent', 'excuse'),
      ),
    )
    fc.assert(
      fc.property(etats, (lines) => {
        const typed = lines.map(([seanceId, enfantId, etat]) => ({ seanceId, enfantId, etat }))
        const grille = buildGrille(applySaisies(aMois(THREE), typed), TODAY)

        const sum = (
          key: 'presents' | 'inconnus',
          parts: readonly { presents: number; inconnus: number }[],
        ) => parts.reduce((total, part) => total + part[key], 0)

        for (const key of ['presents', 'inconnus'] as const) {
          expect(sum(key, grille.totaux)).toBe(grille.total[key])
          expect(
            sum(
              key,
              grille.lignes.map(({ totaux }) => totaux),
            ),
          ).toBe(grille.total[key])
        }
      }),
    )
  })
})

describe('typed over what is saved', () => {
  test('a note stays unless it is said otherwise, and goes with the record', () => {
    const mois = aMois(THREE, [noted('2025-10-07', 'ines', 'present', 'arrivée à 17 h')])
    const line = { seanceId: '2025-10-07', enfantId: 'ines' }

    const kept = applySaisies(mois, [{ ...line, etat: 'absent' }])
    const emptied = applySaisies(mois, [{ ...line, etat: 'absent', note: '' }])
    const again = applySaisies(mois, [
      { ...line, etat: null },
      { ...line, etat: 'present' },
    ])

    expect([kept, emptied, again].map(({ presences }) => presences)).toMatchObject([
      [{ etat: 'absent', note: 'arrivée à 17 h' }],
      [{ etat: 'absent', note: null }],
      [{ etat: 'present', note: null }],
    ])
  })

  test('séances of another month are left out; those that were held become so', () => {
    const mois = aMois(THREE)

    const after = applySaisies(
      mois,
      [{ seanceId: '2025-11-04', enfantId: 'ines', etat: 'present' }],
      ['2025-10-28'],
    )

    expect(after.presences).toEqual([])
    expect(after.seances.map(({ etat }) => etat)).toEqual(['tenue', 'annulee', 'tenue'])
  })

  test('the first box that an undo changed is found, whatever it changed there', () => {
    const mois = aMois(THREE, [noted('2025-10-07', 'adam', 'present', 'retard')])
    const before = buildGrille(mois, TODAY)
    const line = { seanceId: '2025-10-07', enfantId: 'adam', etat: 'present' } as const
    const after = buildGrille(applySaisies(mois, [{ ...line, note: null }]), TODAY)

    expect(firstDifference(before, after)).toEqual({ row: 1, col: 0 })
    expect(firstDifference(before, before)).toBeNull()
  })
})

describe('moving', () => {
  const size = fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 12 }))
  const moves = fc.array(
    fc.constantFrom<Move>(
      'up',
      'down',
      'left',
      'right',
      'row-start',
      'row-end',
      'grid-start',
      'grid-end',
      'page-up',
      'page-down',
    ),
  )
  const aGrid = (rows: number, cols: number): Grille =>
    buildGrille(
      aMois(
        Array.from({ length: cols }, (_, col) => [
          `2025-10-${String(col + 1).padStart(2, '0')}`,
          'tenue',
        ]),
        [],
        Array.from({ length: rows }, (_, row) => ({ enfantId: `enfant ${row}` })),
      ),
      TODAY,
    )

  test('never leaves the grid', () => {
    fc.assert(
      fc.property(size, moves, ([rows, cols], keys) => {
        const grille = aGrid(rows, cols)

        const end = keys.reduce((at, key) => moveFrom(at, key, grille), { row: 0, col: 0 })

        expect(grille.lignes[end.row]?.cases[end.col]).toBeDefined()
      }),
    )
  })

  test('each key leads where it says, ten lines a page', () => {
    const grille = aGrid(30, 5)
    const to = (...moves: readonly Move[]) =>
      moves.map((move) => {
        const { row, col } = moveFrom({ row: 14, col: 2 }, move, grille)
        return `${row} ${col}`
      })

    expect(to('up', 'down', 'left', 'right')).toEqual(['13 2', '15 2', '14 1', '14 3'])
    expect(to('row-start', 'row-end', 'grid-start', 'grid-end')).toEqual([
      ...['14 0', '14 4', '0 0', '29 4'],
    ])
    expect(to('page-up', 'page-down')).toEqual(['4 2', '24 2'])
    expect(moveFrom({ row: 0, col: 0 }, 'grid-end', aGrid(0, 0))).toEqual({ row: 0, col: 0 })
  })

  test('one letter per box walks a whole month, each box once', () => {
    fc.assert(
      fc.property(size, ([rows, cols]) => {
        const grille = aGrid(rows, cols)
        const visited = new Set<string>()

        for (
          let at: { row: number; col: number } | null = startOf(grille, null, TODAY);
          at !== null;
          at = nextAfter(grille, at, 'present')
        ) {
          visited.add(`${at.row} ${at.col}`)
        }

        expect(visited.size).toBe(rows * cols)
      }),
    )
  })

  test('passes over cancelled séances and stops before those to come', () => {
    const grille = buildGrille(
      aMois([
        ['2025-10-07', 'tenue'],
        ['2025-10-14', 'annulee'],
        ['2025-10-17', 'prevue'],
        ['2025-10-28', 'prevue'],
      ]),
      TODAY,
    )

    expect(nextAfter(grille, { row: 0, col: 0 }, 'present')).toEqual({ row: 1, col: 0 })
    expect(nextAfter(grille, { row: 2, col: 0 }, 'present')).toEqual({ row: 0, col: 2 })
    expect(nextAfter(grille, { row: 2, col: 2 }, 'present')).toBeNull()
    expect(nextAfter(grille, { row: 2, col: 2 }, 'excuse')).toBeNull()
    expect(nextAfter(grille, { row: 0, col: 3 }, 'excuse')).toEqual({ row: 1, col: 3 })
  })

  test('begins at the first unknown box, of the séance asked for if there is one', () => {
    const mois = aMois(
      [
        ['2025-10-07', 'tenue'],
        ['2025-10-10', 'tenue'],
      ],
      [noted('2025-10-07', 'ines', 'present'), noted('2025-10-10', 'ines', 'present')],
    )
    const filled = applySaisies(
      mois,
      mois.seances.flatMap(({ seanceId }) =>
        ENFANTS.map((enfantId) => ({ seanceId, enfantId, etat: 'present' as const })),
      ),
    )
    const full = buildGrille(filled, TODAY)

    expect(startOf(buildGrille(mois, TODAY), null, TODAY)).toEqual({ row: 1, col: 0 })
    expect(startOf(buildGrille(mois, TODAY), '2025-10-10', TODAY)).toEqual({ row: 1, col: 1 })
    // An older séance left blank comes after today's.
    expect(startOf(buildGrille(mois, '2025-10-10'), null, '2025-10-10')).toEqual({ row: 1, col: 1 })
    expect(startOf(full, '2025-10-10', TODAY)).toEqual({ row: 0, col: 1 })
    // Of the first séance as of any other, even where the others are not noted.
    expect(startOf(full, '2025-10-07', TODAY)).toEqual({ row: 0, col: 0 })
    const half = applySaisies(filled, [{ seanceId: '2025-10-10', enfantId: 'lou', etat: null }])
    expect(startOf(buildGrille(half, TODAY), '2025-10-07', TODAY)).toEqual({ row: 0, col: 0 })
    expect(startOf(buildGrille(half, TODAY), null, TODAY)).toEqual({ row: 2, col: 1 })
    expect(startOf(buildGrille(aMois([]), TODAY), null, TODAY)).toEqual({ row: 0, col: 0 })
    // Of two séances of today, at the first that is not noted whole.
    const twice = aMois([
      ['2025-10-20', 'tenue'],
      ['2025-10-20', 'tenue'],
    ])
    expect(startOf(buildGrille(twice, TODAY), null, TODAY)).toEqual({ row: 0, col: 0 })
    // Where all is noted, at the first box that can be corrected.
    const done = aMois(
      [
        ['2025-10-07', 'annulee'],
        ['2025-10-14', 'tenue'],
      ],
      ENFANTS.map((enfantId) => noted('2025-10-14', enfantId, 'present')),
    )
    expect(startOf(buildGrille(done, TODAY), null, TODAY)).toEqual({ row: 0, col: 1 })
    // Where nothing can be noted, at the head of the séance.
    const closed = buildGrille(aMois([['2025-10-14', 'annulee']]), TODAY)
    expect(startOf(closed, '2025-10-14', TODAY)).toEqual({ row: 0, col: 0 })
  })

  test('a line, a séance or the month is selected around the active box', () => {
    const grille = aGrid(3, 3)
    const at = { anchor: { row: 1, col: 1 }, active: { row: 1, col: 1 } }

    const counts = (['row', 'column', 'all'] as const).map(
      (what) => positionsOf(selectAround(at, what, grille)).length,
    )

    expect(counts).toEqual([3, 3, 9])
    const block = { anchor: { row: 2, col: 3 }, active: { row: 1, col: 2 } }
    expect(positionsOf(block).map(({ row, col }) => [row, col])).toEqual([
      [1, 2],
      [2, 2],
      [1, 3],
      [2, 3],
    ])
    expect(selectAround(at, 'row', grille)).toEqual({
      ...{ anchor: { row: 1, col: 0 }, active: { row: 1, col: 2 } },
    })
    expect(selectAround(at, 'column', grille)).toEqual({
      ...{ anchor: { row: 0, col: 1 }, active: { row: 2, col: 1 } },
    })
  })
})
