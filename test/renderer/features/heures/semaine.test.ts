import { expect, test } from 'vitest'
import {
  cellKey,
  daysFrom,
  errorsByCell,
  readSemaine,
  withoutSent,
} from '../../../../renderer/features/heures/semaine.ts'

const WHO = { intervenantId: 'v1', actionId: 'a1' }

test('a week gives one entry per cell that holds a durée, in any of its writings', () => {
  const cells = {
    [cellKey('2021-10-04', 'preparation')]: '1h30',
    [cellKey('2021-10-05', 'reunion')]: '1,5',
    [cellKey('2021-10-06', 'autre')]: ' ',
    [cellKey('2021-10-07', 'parents')]: '90 min',
  }

  const read = readSemaine(cells, WHO)

  expect(read).toMatchObject({
    ok: true,
    keys: ['2021-10-04 preparation', '2021-10-05 reunion', '2021-10-07 parents'],
    saisies: [
      { ...WHO, date: '2021-10-04', categorie: 'preparation', minutes: 90 },
      { date: '2021-10-05', categorie: 'reunion', minutes: 90 },
      { date: '2021-10-07', categorie: 'parents', minutes: 90 },
    ],
  })
})

test('one cell that cannot be read refuses the week, and says which', () => {
  const key = cellKey('2021-10-05', 'reunion')

  const read = readSemaine({ [cellKey('2021-10-04', 'autre')]: '1h', [key]: '-2' }, WHO)

  expect(read).toEqual({ ok: false, errors: { [key]: expect.stringMatching(/négative/) } })
})

test('what main refuses of an entry comes back on its cell', () => {
  const errors = errorsByCell({ 'saisies.1.date': 'Hors année.' }, ['k0', 'k1'])

  expect(errors).toEqual({ k1: 'Hors année.' })
  expect(errorsByCell({ 'saisies.0.minutes': 'Trop.', actionId: 'Inconnue.' }, ['k0'])).toEqual({
    ...{ k0: 'Trop.', '': 'Inconnue.' },
  })
  expect(daysFrom('2021-09-27')).toEqual([
    ...['2021-09-27', '2021-09-28', '2021-09-29', '2021-09-30', '2021-10-01', '2021-10-02'],
    '2021-10-03',
  ])
})

test('what is typed while a week is being saved stays to be saved, in a new cell or in one sent', () => {
  const sent = { lundi: '1h', mardi: '2h' }
  const now = { ...sent, mardi: '2h30', jeudi: '1h' }

  expect(withoutSent(now, sent)).toEqual({ mardi: '2h30', jeudi: '1h' })
})
