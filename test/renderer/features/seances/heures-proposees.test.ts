import { expect, test } from 'vitest'
import { heuresAfter, heuresDe } from '../../../../renderer/features/seances/heures-proposees.ts'

const MARDI = { debut: '16:30', fin: '18:00' }
const MERCREDI = { debut: '14:00', fin: '16:00' }

test('another collectif brings its own hours, while nobody typed others', () => {
  expect(heuresAfter(MARDI, MARDI, MERCREDI)).toEqual(MERCREDI)
  expect(heuresAfter({ ...MARDI, fin: '17:00' }, MARDI, MERCREDI)).toEqual({
    debut: '16:30',
    fin: '17:00',
  })
})

test('the hours of a collectif are those of its first créneau, usual ones when it has none', () => {
  const creneau = { creneauId: 'c', jour: 'mercredi', ...MERCREDI } as const

  expect(heuresDe({ creneaux: [creneau, { ...creneau, ...MARDI }] })).toEqual(MERCREDI)
  expect(heuresDe({ creneaux: [] })).toEqual(MARDI)
})
