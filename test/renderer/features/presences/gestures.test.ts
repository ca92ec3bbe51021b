import { expect, test } from 'vitest'
import { createEditor } from '../../../../renderer/features/presences/gestures.ts'
import { at, buildGrille, etatsOf } from '../../../../renderer/features/presences/grille.ts'
import type { Geste } from '../../../../renderer/features/presences/save-queue.ts'
import { aMois, noted } from '../../../builders/a-mois.ts'

const HELD = { row: 0, col: 0 }
const CANCELLED = { row: 0, col: 1 }
const TO_COME = { row: 0, col: 2 }
const HAS_LEFT = { row: 1, col: 0 }

/** The gestures on a month of three séances, with what they send and what they say. */
function anEditor(selected = HELD) {
  const sent: Geste[] = []
  const said: string[] = []
  const went: string[] = []
  const mois = aMois(
    [
      ['2025-10-07', 'tenue'],
      ['2025-10-14', 'annulee'],
      ['2025-10-28', 'prevue'],
    ],
    [],
    [{}, { periodes: [{ debut: '2025-09-01', fin: '2025-10-01' }] }],
  )
  const grille = buildGrille(mois, '2025-10-20')
  const editor = createEditor({
    grille,
    selection: at(selected),
    endText: 'Fin.',
    queue: { add: (geste) => sent.push(geste) },
    setSelection: ({ active }) => went.push(`${active.row} ${active.col}`),
    setMessage: ({ text }) => said.push(text),
  })
  return { grille, editor, sent, said, went }
}

test.each([
  ['of a cancelled séance', CANCELLED, /est annulée/],
  ['outside the inscription', HAS_LEFT, /n’est pas inscrit/],
])('the note of a box %s is refused before it opens, and it is said', (_which, box, refusal) => {
  const { editor, said } = anEditor()

  const isOpened = editor.takesNote(box)

  expect(isOpened).toBe(false)
  expect(said).toEqual([expect.stringMatching(refusal)])
})

test('a key that a box refuses does not move the selection; a box outside the grid records nothing', () => {
  const { editor, sent, went, said } = anEditor(CANCELLED)

  editor.set('present')
  // Why, and not that the month is at its end.
  expect(said).toEqual([expect.stringMatching(/est annulée/)])
  editor.toggle({ row: 5, col: 0 }, 'present')
  editor.cycle({ row: 0, col: 5 })

  expect(editor.takesNote({ row: 5, col: 5 })).toBe(false)
  expect([sent, went]).toEqual([[], []])
})

test('ahead of the day, a note goes with an announced absence alone', () => {
  const { grille, editor, sent, said } = anEditor()
  const box = grille.lignes[TO_COME.row]?.cases[TO_COME.col]

  const isOpened = editor.takesNote(TO_COME)
  editor.saveNote(TO_COME, { etat: 'present', note: 'Arrivée à 17 h' })
  editor.saveNote(TO_COME, { etat: 'excuse', note: 'Sortie scolaire' })

  expect(isOpened).toBe(true)
  expect(box && etatsOf(box)).toEqual(['excuse'])
  expect(said).toEqual([expect.stringMatching(/n’a pas encore eu lieu/)])
  expect(sent).toMatchObject([[{ etat: 'excuse', note: 'Sortie scolaire' }]])
})

/** A register of one séance and three enfants, of whom the first is noted. */
function aRegistre(row: number) {
  const sent: Geste[] = []
  const said: string[] = []
  const went: number[] = []
  const mois = aMois([['2025-10-07', 'tenue']], [noted('2025-10-07', 'ines', 'absent', 'malade')])
  const editor = createEditor({
    grille: buildGrille(mois, '2025-10-20'),
    selection: at({ row, col: 0 }),
    endText: 'Fin.',
    queue: { add: (geste) => sent.push(geste) },
    setSelection: ({ active }) => went.push(active.row),
    setMessage: ({ text, isRefusal }) => said.push(isRefusal ? `refused: ${text}` : text),
  })
  return { editor, sent, said, went }
}

test('a letter notes one enfant and goes on to the next; after the last it says so and stays', () => {
  const middle = aRegistre(1)
  const last = aRegistre(2)

  middle.editor.set('present')
  last.editor.set('present')

  expect(middle.sent).toMatchObject([[{ enfantId: 'adam', etat: 'present' }]])
  expect([middle.went, last.went]).toEqual([[2], []])
  expect(middle.said).toEqual([expect.stringMatching(/^adam Benali, mardi 7 octobre.: présent\.$/)])
  expect(last.said.at(-1)).toMatch(/^lou .*présent\. Fin\.$/)
})

test('unknown again stays on the box, and the note of an enfant goes through a change of état untouched', () => {
  const { editor, sent, went } = aRegistre(0)

  editor.set(null)
  editor.set('excuse')

  expect(sent).toMatchObject([[{ enfantId: 'ines', etat: null }], [{ etat: 'excuse' }]])
  expect(sent[1]?.[0]).not.toHaveProperty('note')
  expect(went).toEqual([1])
})

test('a choice that is set already is taken away, another one replaces it, and the box keeps the focus', () => {
  const { editor, sent, went } = aRegistre(0)

  editor.toggle({ row: 0, col: 0 }, 'absent')
  editor.toggle({ row: 0, col: 0 }, 'present')

  expect(sent).toMatchObject([[{ etat: null }], [{ etat: 'present' }]])
  expect(went).toEqual([])
})

test('« tous présents » is one gesture on those who are unknown, and says how many', () => {
  const { editor, sent, said } = aRegistre(0)

  editor.fillSeance(0)

  expect(sent).toMatchObject([[{ enfantId: 'adam' }, { enfantId: 'lou' }]])
  expect(said).toEqual([expect.stringMatching(/2.enfants présents\.$/)])
})

test('an état that the box has already sends nothing', () => {
  const { editor, sent } = aRegistre(0)

  editor.set('absent')

  expect(sent).toEqual([])
})

test('a block without any box to fill says why once, sends nothing, and says no more', () => {
  const { grille, sent, said } = anEditor()
  const block = { anchor: HAS_LEFT, active: { row: 1, col: 1 } }
  const refused = createEditor({
    ...{ grille, selection: block, endText: 'Fin.' },
    ...{ queue: { add: (geste) => sent.push(geste) }, setSelection: () => said.push('moved') },
    setMessage: ({ text, isRefusal }) => said.push(`${isRefusal} ${text}`),
  })

  refused.set('present')

  expect(sent).toEqual([])
  expect(said).toEqual([expect.stringMatching(/^true .*n’est pas inscrit/)])
})

test('a block is filled at once and keeps the selection; the space bar turns from one état to the next', () => {
  const { editor, sent, went, said } = aRegistre(0)

  editor.cycle({ row: 0, col: 0 })
  editor.cycle({ row: 1, col: 0 })
  editor.fillSeance(1)
  const mois = aMois([['2025-10-07', 'tenue']])
  createEditor({
    ...{ grille: buildGrille(mois, '2025-10-20'), endText: '' },
    selection: { anchor: { row: 0, col: 0 }, active: { row: 1, col: 0 } },
    queue: { add: (geste) => sent.push(geste) },
    ...{ setSelection: ({ active }) => went.push(active.row), setMessage: () => undefined },
  }).set('absent')

  expect(sent.map((geste) => geste.map(({ etat }) => etat))).toEqual([
    ...[['excuse'], ['present'], ['absent', 'absent']],
  ])
  expect(said.at(-1)).toBe('Personne n’est à noter pour cette séance.')
  expect(went).toEqual([])
})
