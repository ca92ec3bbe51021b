import { expect, test } from 'vitest'
import { at, buildGrille, etatsOf } from '../../../../renderer/features/presences/grille.ts'
import { createEditor } from '../../../../renderer/features/presences/grille-editor.ts'
import type { Saisie } from '../../../../renderer/features/presences/save-queue.ts'
import { aMois } from '../../../builders/a-mois.ts'

const HELD = { row: 0, col: 0 }
const CANCELLED = { row: 0, col: 1 }
const TO_COME = { row: 0, col: 2 }
const HAS_LEFT = { row: 1, col: 0 }

/** The gestures on a month of three séances, with what they send and what they say. */
function anEditor() {
  const sent: Saisie[] = []
  const said: string[] = []
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
    selection: at(HELD),
    mois: '2025-10',
    queue: { add: (saisie) => sent.push(saisie) },
    setSelection: () => undefined,
    setMessage: (message) => said.push(message),
  })
  return { grille, editor, sent, said }
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

test('ahead of the day, a note goes with an announced absence alone', () => {
  const { grille, editor, sent, said } = anEditor()
  const box = grille.lignes[TO_COME.row]?.cases[TO_COME.col]

  const isOpened = editor.takesNote(TO_COME)
  editor.saveNote(TO_COME, { etat: 'present', note: 'Arrivée à 17 h' })
  editor.saveNote(TO_COME, { etat: 'excuse', note: 'Sortie scolaire' })

  expect(isOpened).toBe(true)
  expect(box && etatsOf(box)).toEqual(['excuse'])
  expect(said).toEqual([expect.stringMatching(/n’a pas encore eu lieu/)])
  expect(sent.flatMap(({ presences }) => presences)).toMatchObject([{ etat: 'excuse' }])
})
