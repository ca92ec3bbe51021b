/// <reference types="vite/client" />
import '@mantine/core/styles.css'
import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { SelectionProvider } from '../../../../renderer/app/selection.tsx'
import { AnneesSection } from '../../../../renderer/features/annees/AnneesSection.tsx'
import { aWindow, press } from '../../../builders/a-window.tsx'

let shown: ReturnType<typeof aWindow> | null = null
afterEach(() => {
  shown?.close()
  shown = null
  localStorage.clear()
})

const anneeOf = (debut: number) => ({
  ...{ id: `y${debut}`, debut: `${debut}-09-01`, fin: `${debut + 1}-08-31`, actions: [] },
})

function showAnnees(count: number, kept: string) {
  localStorage.setItem('cartable.selection', JSON.stringify({ anneeId: kept, actionId: null }))
  const annees = Array.from({ length: count }, (_, rank) => anneeOf(2025 - rank))
  const [latest = anneeOf(2025), ...others] = annees
  const contexte = { version: '1', structure: null, annees, today: '2026-04-30' }
  shown = aWindow(
    <SelectionProvider contexte={contexte} annees={[latest, ...others]}>
      <AnneesSection />
    </SelectionProvider>,
    {},
  )
}

const rows = () => page.getByRole('listitem').elements()

test('the latest années come first, with the one that is shown; the older ones when asked', async () => {
  showAnnees(20, 'y2010')
  await expect.element(page.getByText('2010-2011')).toBeVisible()
  expect(rows()).toHaveLength(7)
  expect(rows().at(-1)?.textContent).toContain('Année affichée')

  await press('Montrer 13 années plus anciennes')
  await expect.poll(() => rows().length).toBe(20)
  expect(page.getByText('plus ancienne').elements()).toEqual([])
})

test('six années are all shown at once', async () => {
  showAnnees(6, 'y2025')
  await expect.element(page.getByText('2020-2021')).toBeVisible()
  expect(rows()).toHaveLength(6)
  expect(page.getByText('plus ancienne').elements()).toEqual([])
})
