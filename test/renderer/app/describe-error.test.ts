import { expect, test } from 'vitest'
import { AppFailure } from '../../../renderer/app/api.ts'
import { describeError } from '../../../renderer/app/describe-error.ts'

test('nothing that a failure says breaks its line before a sign of French punctuation', () => {
  const failure = new AppFailure({
    code: 'deletion-refused',
    label: 'Mardi',
    reasons: ['Une séance a eu lieu : le bilan en a besoin.'],
  })

  const { title, problems } = describeError(failure)

  expect(title).toBe('«\u00a0Mardi\u00a0» ne peut pas être supprimé')
  expect(problems).toEqual(['Une séance a eu lieu\u00a0: le bilan en a besoin.'])
})
