import { expect, test } from 'vitest'
import { formatTelephone } from '../../shared/format.ts'

test.each(['0600000001', '06.00.00.00.01', '+33 6 00 00 00 01', '+33(0)6 00 00 00 01'])(
  'a French number typed « %s » is shown in pairs',
  (typed) => {
    expect(formatTelephone(typed)).toBe('06 00 00 00 01')
  },
)

test.each(['06 00 00', '+41 22 000 00 00', 'le soir'])('« %s » stays as it was typed', (typed) => {
  expect(formatTelephone(typed)).toBe(typed)
})
