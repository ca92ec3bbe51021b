import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { SelectionProvider } from '../../../../renderer/app/selection.tsx'
import { BilanScreen } from '../../../../renderer/features/bilans/BilanScreen.tsx'
import { err } from '../../../../shared/result.ts'
import { aWindow } from '../../../builders/a-window.tsx'

let shown: ReturnType<typeof aWindow> | null = null
afterEach(() => shown?.close())

test('a bilan that cannot be read still says which screen it is, and proposes another try', async () => {
  const annee = {
    ...{ id: 'y', debut: '2021-09-01', fin: '2022-08-31' },
    actions: [{ id: 'a', numero: '1', intitule: null }],
  }
  const contexte = { version: '1', structure: null, annees: [annee], today: '2022-01-15' }
  window.location.hash = '#/bilan'
  shown = aWindow(
    <SelectionProvider contexte={contexte} annees={[annee]}>
      <BilanScreen />
    </SelectionProvider>,
    { 'trames:find': () => err({ code: 'not-found', what: 'annee', name: '' }) },
  )

  await expect.element(page.getByRole('button', { name: 'Réessayer' })).toBeVisible()
  await expect.element(page.getByRole('heading', { name: 'Bilan' })).toBeVisible()
})
