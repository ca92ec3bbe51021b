import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { SelectionProvider } from '../../../../renderer/app/selection.tsx'
import { FormationsTab } from '../../../../renderer/features/formations/FormationsTab.tsx'
import { err, ok } from '../../../../shared/result.ts'
import { aWindow } from '../../../builders/a-window.tsx'
import { eventually } from '../../../builders/eventually.ts'

let shown: ReturnType<typeof aWindow> | null = null
afterEach(() => {
  shown?.close()
  shown = null
  window.location.hash = ''
})

const ACTION = { id: 'a', numero: '1', intitule: null }
const ANNEE = { id: 'y', debut: '2021-09-01', fin: '2022-08-31', actions: [ACTION] }
const CONTEXTE = {
  ...{ version: '1', structure: { nom: 'Le Moulin' }, annees: [ANNEE], today: '2022-01-15' },
}
const FORMATION = {
  ...{ formationId: 'f', actionId: 'a', action: '1', date: '2021-11-09', theme: 'La lecture' },
  ...{ organisateur: null, isConjointe: false, minutes: 180, note: null },
  participants: [
    { intervenantId: 'i1', minutes: null },
    { intervenantId: 'i2', minutes: 70 },
  ],
  noms: ['Belkacem Karim', 'Ricard Jeanne'],
}

test('a formation saved again keeps who came and for how long, and one who left early is corrected', async () => {
  window.location.hash = '#/axes?onglet=formations&fiche=f'
  shown = aWindow(
    <SelectionProvider contexte={CONTEXTE} annees={[ANNEE]}>
      <FormationsTab />
    </SelectionProvider>,
    { 'formations:findAll': () => [FORMATION], 'intervenants:findAll': () => [] },
  )
  const { on } = shown
  await expect.element(page.getByLabelText('Ricard Jeanne')).toHaveValue('1\u00a0h\u00a010')

  await page.getByLabelText('Belkacem Karim').fill('1h30')
  await page.getByRole('button', { name: 'Enregistrer' }).click()

  await eventually(() => expect(on('formations:save')).toHaveLength(1))
  expect(on('formations:save')).toMatchObject([
    {
      formationId: 'f',
      saisie: {
        ...{ date: '2021-11-09', minutes: 180, theme: 'La lecture' },
        participants: [
          { intervenantId: 'i1', minutes: 90 },
          { intervenantId: 'i2', minutes: 70 },
        ],
      },
    },
  ])
})

test('« Supprimer » deletes the formation that is open and no other; a refusal says why and leaves it open', async () => {
  const other = { ...FORMATION, formationId: 'g', theme: 'Le jeu' }
  const refusal = err({ code: 'not-found', what: 'fiche', name: '' })
  let answer: unknown = refusal
  window.location.hash = '#/axes?onglet=formations&fiche=g'
  shown = aWindow(
    <SelectionProvider contexte={CONTEXTE} annees={[ANNEE]}>
      <FormationsTab />
    </SelectionProvider>,
    {
      'formations:findAll': () => [FORMATION, other],
      'intervenants:findAll': () => [],
      'formations:delete': () => answer,
    },
  )
  const { on } = shown
  const button = page.getByRole('button', { name: 'Supprimer' })

  await button.click()
  await expect.element(page.getByText('Une des fiches choisies n’existe plus')).toBeVisible()
  await expect.element(button).toBeVisible()
  answer = ok(undefined)
  await button.click()

  await expect.element(button).not.toBeInTheDocument()
  expect(on('formations:delete')).toEqual([{ formationId: 'g' }, { formationId: 'g' }])
})
