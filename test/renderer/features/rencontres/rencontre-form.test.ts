import { expect, test } from 'vitest'
import {
  rencontreValues,
  toSaisieRencontre,
} from '../../../../renderer/features/rencontres/RencontreFields.tsx'
import type { ActionParentsLigne } from '../../../../shared/ipc/rencontres.ipc.ts'

const DEFAULTS = { date: '2022-08-31', actionId: 'a1' }
const LIGNE: ActionParentsLigne = {
  rencontreId: 'r1',
  actionId: 'a2',
  action: 'Action 2',
  date: '2021-10-04',
  genre: 'convivialite',
  participants: 12,
  familleIds: [],
  note: 'goûter',
  rappel: { date: '2021-11-12', objet: 'photos', isFait: true },
}

test('a meeting is sent back as it was read, whatever else its form holds', () => {
  const sent = toSaisieRencontre({ ...rencontreValues(LIGNE, DEFAULTS), participants: 12 })

  const { actionId, date, note, rappel } = LIGNE
  expect(sent).toEqual({ actionId, date, note, rappel, participants: 12 })
})

test('a new one starts from the day and the action proposed, with nothing to take up again', () => {
  const values = rencontreValues(null, DEFAULTS)

  expect(values).toMatchObject({ date: '31/08/2022', actionId: 'a1', note: '' })
  expect(toSaisieRencontre(values).rappel).toBeNull()
})

test('a date that cannot be read goes as it was typed, to be refused beside its field', () => {
  const values = rencontreValues(LIGNE, DEFAULTS)

  const sent = toSaisieRencontre({
    ...values,
    date: 'hier',
    rappel: { ...values.rappel, date: '31/02/2022' },
  })

  expect([sent.date, sent.rappel?.date]).toEqual(['hier', '31/02/2022'])
})
