import { expect, test } from 'vitest'
import {
  type ChoixPassage,
  firstChoix,
  passageOf,
  toPassage,
} from '../../../../renderer/features/annees/passage-form.ts'
import type { ApercuPassage, EnfantQuiPasse } from '../../../../shared/ipc/annees.ipc.ts'

const anEnfant = (changes: Partial<EnfantQuiPasse>): EnfantQuiPasse => ({
  enfantId: 'e1',
  nom: 'Benali',
  prenom: 'Inès',
  actionId: 'a1',
  collectifId: 'mardi',
  collectif: 'Mardi',
  etablissementId: 'ecole',
  niveau: 'CM1',
  niveauPropose: 'CM2',
  ...changes,
})

const APERCU: ApercuPassage = {
  debut: '2022-09-01',
  fin: '2023-08-31',
  actions: [
    { actionId: 'a1', numero: '1', intitule: null, collectifs: [] },
    { actionId: 'a2', numero: '2', intitule: null, collectifs: [] },
  ],
  enfants: [
    anEnfant({}),
    anEnfant({ enfantId: 'e2', niveau: 'Tle', niveauPropose: null }),
    anEnfant({ enfantId: 'e3', actionId: 'a2', collectifId: null }),
  ],
}

/** What is chosen after some gestures, kept as text and read again between each. */
function choose(...gestures: readonly ((passage: ReturnType<typeof passageOf>) => void)[]) {
  let choix: ChoixPassage = firstChoix(APERCU)
  for (const gesture of gestures) {
    const kept: ChoixPassage = JSON.parse(JSON.stringify(choix))
    gesture(
      passageOf(APERCU, kept, (changes) => {
        choix = { ...kept, ...changes }
      }),
    )
  }
  return toPassage('annee', APERCU, choix)
}

test('every action and every child who has a class to go to pass, until it is chosen otherwise', () => {
  const input = choose()

  expect(input).toMatchObject({ debut: '2022-09-01', fin: '2023-08-31', actionIds: ['a1', 'a2'] })
  expect(input.enfants.map(({ enfantId, niveau }) => [enfantId, niveau])).toEqual([
    ['e1', 'CM2'],
    ['e3', 'CM2'],
  ])
})

test('choices kept as text and found again are the same choices', () => {
  const [ines, terminale] = APERCU.enfants as [EnfantQuiPasse, EnfantQuiPasse]

  const input = choose(
    (passage) => passage.setAll(false),
    (passage) => passage.toggleEnfant(ines),
    (passage) => passage.toggleEnfant(terminale),
    (passage) => passage.setNiveau(ines, '6e'),
    (passage) => passage.setNiveau(terminale, null),
    (passage) => passage.toggleAction('a2'),
  )

  expect(input.actionIds).toEqual(['a1'])
  expect(input.enfants).toEqual([
    // Another kind of school: the one it leaves is not kept.
    { enfantId: 'e1', actionId: 'a1', collectifId: 'mardi', niveau: '6e', etablissementId: null },
    { enfantId: 'e2', actionId: 'a1', collectifId: 'mardi', niveau: null, etablissementId: null },
  ])
})

test('all the children go on, or none, in one gesture', () => {
  const left = (...gestures: readonly boolean[]) =>
    choose(
      ...gestures.map((all) => (passage: ReturnType<typeof passageOf>) => passage.setAll(all)),
    ).enfants.map(({ enfantId }) => enfantId)

  expect(left(true)).toEqual(['e1', 'e2', 'e3'])
  expect(left(true, false)).toEqual([])
})
