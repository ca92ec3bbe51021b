import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { SelectionProvider } from '../../../../renderer/app/selection.tsx'
import { DonneesSection } from '../../../../renderer/features/personnes/DonneesSection.tsx'
import { aWindow } from '../../../builders/a-window.tsx'

let shown: ReturnType<typeof aWindow> | null = null
afterEach(() => {
  shown?.close()
  shown = null
  window.location.hash = ''
})

const ANNEES = [{ id: 'a', debut: '2025-09-01', fin: '2026-08-31', actions: [] }] as never

test('the names of all the années are read once she comes to the field that chooses somebody, or out of summer to the review', async () => {
  shown = aWindow(
    <SelectionProvider contexte={{ annees: ANNEES, today: '2025-10-07' } as never} annees={ANNEES}>
      <DonneesSection />
    </SelectionProvider>,
    {
      'personnes:findRevue': () => ({ annees: 2, avant: '2023-10-07', faiteLe: null, lignes: [] }),
      'envois:findEchus': () => [],
      'personnes:find': () => new Promise(() => undefined),
      'personnes:findAll': () => [{ genre: 'enfant', id: 'e', label: 'Delmas Nino' }],
    },
  )
  const field = page.getByRole('combobox', { name: 'Personne' })
  await expect.element(field).toBeVisible()
  expect(shown.on('personnes:findAll')).toEqual([])
  expect(shown.on('personnes:findRevue')).toEqual([])

  await page.getByRole('button', { name: 'Faire la revue' }).click()
  await expect.element(page.getByText(/^Personne n’est sans contact/)).toBeVisible()

  await field.fill('delm')

  await expect.element(page.getByRole('option', { name: 'Delmas Nino' })).toBeVisible()
  await userEvent.keyboard('{ArrowDown}{Enter}')
  await expect.poll(() => window.location.hash).toContain('genre=enfant&id=e')
})
