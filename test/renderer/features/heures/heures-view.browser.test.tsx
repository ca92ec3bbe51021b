/// <reference types="vite/client" />
import '@mantine/core/styles.css'
import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { HeuresView } from '../../../../renderer/features/heures/HeuresView.tsx'
import { aScreen } from '../../../builders/a-window.tsx'

let shown: ReturnType<typeof aScreen> | null = null
afterEach(() => {
  shown?.close()
  shown = null
  window.location.hash = ''
})

const HEURE = {
  ...{ id: 'h1', intervenantId: 'v1', nom: 'Roy', prenom: 'Luc', actionId: 'a1', note: null },
  ...{ date: '2021-10-04', categorie: 'preparation', minutes: 60, statut: 'benevole' },
}
const TOTAL = { ...HEURE, mois: '2021-10' }

function showTotals(hash: string, heures: readonly object[], totals: readonly object[]) {
  window.location.hash = `#/intervenants?vue=heures&heures=totaux${hash}`
  shown = aScreen(<HeuresView />, {
    'heures:findAll': () => heures,
    'heures:findSeances': () => [],
    'heures:findFormations': () => [],
    'heures:findTotals': () => totals,
  })
}

test('without any hour, the totals say how hours come; a filter is named only where one hides some', async () => {
  showTotals('', [], [])
  await expect.element(page.getByText('Aucune heure pour l’instant')).toBeVisible()
  expect(page.getByText('retirez un filtre').elements()).toEqual([])

  shown?.close()
  showTotals('&q=zzz', [HEURE], [TOTAL])
  await expect.element(page.getByText('Aucune heure ne correspond')).toBeVisible()
})
