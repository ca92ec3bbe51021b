import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { SelectionProvider } from '../../../../../renderer/app/selection.tsx'
import { PlusDansLaListe } from '../../../../../renderer/features/imports/orientations/PlusDansLaListe.tsx'
import { aWindow } from '../../../../builders/a-window.tsx'
import { eventually } from '../../../../builders/eventually.ts'

let shown: ReturnType<typeof aWindow> | null = null
afterEach(() => {
  shown?.close()
  shown = null
})

const ANNEE = { id: 'y', debut: '2021-09-01', fin: '2022-08-31', actions: [] }
const CONTEXTE = {
  ...{ version: '1', structure: { nom: 'Le Moulin' }, annees: [ANNEE], today: '2021-09-15' },
}
const absent = (inscriptionId: string, prenom: string) => ({
  ...{ inscriptionId, nom: 'Benali', prenom, niveau: 'CE2' as const, classe: null },
  ...{ etablissement: 'École Jules-Ferry', collectif: 'Mardi' },
})

test('of the children who are no longer in the list, one leaves on the day said and the other is kept', async () => {
  shown = aWindow(
    <SelectionProvider contexte={CONTEXTE} annees={[ANNEE]}>
      <PlusDansLaListe absents={[absent('i1', 'Élio'), absent('i2', 'Inès')]} />
    </SelectionProvider>,
    {},
  )
  const { on } = shown
  await page.getByText(/2\senfants inscrits de cette école ne sont plus dans la liste/).click()
  expect(on('inscriptions:depart')).toEqual([])

  await page.getByLabelText('Dernier jour').first().fill('10/09/2021')
  await page.getByRole('button', { name: 'Noter le départ de Benali Élio' }).click()
  await page.getByRole('button', { name: 'Garder Benali Inès' }).click()

  await eventually(() =>
    expect(on('inscriptions:depart')).toEqual([{ inscriptionId: 'i1', fin: '2021-09-10' }]),
  )
  await expect.element(page.getByText(/^1 enfant inscrit de cette école/)).toBeVisible()
})
