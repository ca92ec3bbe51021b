import { expect, test } from 'vitest'
import {
  naissanceText,
  parseNaissance,
  refusalOfNaissance,
} from '../../../../renderer/features/enfants/naissance.ts'

test.each([
  ['12/03/2013', { dateNaissance: '2013-03-12', anneeNaissance: null }],
  [' 2013 ', { dateNaissance: null, anneeNaissance: 2013 }],
  ['', { dateNaissance: null, anneeNaissance: null }],
])(
  'a birth typed « %s » is a day, a year alone or nothing: never an invented day',
  (typed, read) => {
    expect(parseNaissance(typed)).toEqual(read)
  },
)

test.each(['31/02/2015', '20', 'mars 2013', '12/2013'])('« %s » is no birth', (typed) => {
  expect(parseNaissance(typed)).toBeNull()
  expect(refusalOfNaissance(typed, '2021-10-04')).toContain('12/03/2015')
})

test.each(['05/10/2021', '2022'])('a birth to come, « %s », is refused', (typed) => {
  expect(refusalOfNaissance(typed, '2021-10-04')).toContain('à venir')
})

test.each(['04/10/2021', '2021', ''])('a birth up to today, « %s », is kept', (typed) => {
  expect(refusalOfNaissance(typed, '2021-10-04')).toBeNull()
})

test.each(['12/03/2013', '2013', ''])('« %s » is shown as it was typed', (typed) => {
  const read = parseNaissance(typed)

  expect(read && naissanceText(read)).toBe(typed)
})
