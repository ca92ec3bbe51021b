import { expect, test } from 'vitest'
import { findIndicateurs } from '../../../../main/features/indicateurs/indicateurs.service.ts'
import { figuresOf, withDossier } from '../../../builders/figures.ts'
import { anExempleInput, exempleAttendu } from '../../../builders/fixture-dossiers.ts'

test('the reference dossier gives its reference figures', async () => {
  const attendu = exempleAttendu()

  const { valeurs } = await figuresOf(anExempleInput(), attendu.arreteAu)

  const computed = Object.fromEntries(
    Object.keys(attendu.indicateurs).map((code) => [code, valeurs[code]]),
  )
  expect(computed).toEqual(attendu.indicateurs)
})

test.each(['2021-08-31', '2022-09-01'])('%s is refused: it is outside the année', async (date) => {
  const result = await withDossier(anExempleInput(), ({ db }) => findIndicateurs(db, 'a1', date))

  expect(result).toEqual({
    ok: false,
    error: { code: 'date-outside-annee', date, debut: '2021-09-01', fin: '2022-08-31' },
  })
})

test.each(['2021-09-01', '2022-08-31'])('%s is accepted: it is in the année', async (date) => {
  const result = await withDossier(anExempleInput(), ({ db }) => findIndicateurs(db, 'a1', date))

  expect(result.ok).toBe(true)
})

test('an action that is not there is refused', async () => {
  const result = await withDossier(anExempleInput(), ({ db }) =>
    findIndicateurs(db, 'a9', '2022-04-30'),
  )

  expect(result).toEqual({ ok: false, error: { code: 'not-found', what: 'action', name: 'a9' } })
})
