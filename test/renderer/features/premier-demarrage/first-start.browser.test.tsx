import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { FirstStartScreen } from '../../../../renderer/features/premier-demarrage/FirstStartScreen.tsx'
import { aWindow } from '../../../builders/a-window.tsx'

let shown: ReturnType<typeof aWindow> | null = null
afterEach(() => {
  shown?.close()
  shown = null
})

const COPIE = {
  sauvegardeId: 's1',
  date: '2026-01-12T09:00:00.000Z',
  raison: 'quotidienne',
  octets: 400_000,
}
const leading = () =>
  page
    .getByRole('button')
    .elements()
    .filter((button) => button.getAttribute('data-variant') === 'filled')
    .map((button) => button.getAttribute('aria-label') ?? button.textContent)

test('beside missing data the latest copy leads, first on the screen, and a new année no longer does', async () => {
  shown = aWindow(<FirstStartScreen today="2026-01-13" />, {
    'sauvegardes:find': () => ({ sauvegardes: [COPIE, { ...COPIE, sauvegardeId: 's2' }] }),
  })

  await expect.element(page.getByRole('table', { name: 'Sauvegardes' })).toBeInTheDocument()

  expect(leading()).toEqual([expect.stringMatching(/^Restaurer la sauvegarde du 12\/01\/2026/)])
  const [first] = page.getByRole('heading', { level: 2 }).elements()
  expect(first).toHaveTextContent('Des sauvegardes de vos données sont sur cet ordinateur')
})

test('without any copy, a new année leads', async () => {
  shown = aWindow(<FirstStartScreen today="2026-01-13" />, {
    'sauvegardes:find': () => ({ sauvegardes: [] }),
  })

  await expect.element(page.getByRole('button', { name: 'Commencer une année' })).toBeVisible()

  expect(leading()).toEqual(['Commencer une année'])
})
