import { afterEach, expect, test, vi } from 'vitest'
import { cdp, page, userEvent } from 'vitest/browser'
import { SelectionProvider } from '../../../../renderer/app/selection.tsx'
import { QuestionnaireMenu } from '../../../../renderer/features/evaluations/Questionnaire.tsx'
import { SuiviPart } from '../../../../renderer/features/progressions/SuiviPart.tsx'
import { SuiviTab } from '../../../../renderer/features/progressions/SuiviTab.tsx'
import type { Input } from '../../../../shared/ipc/contract.ts'
import { err } from '../../../../shared/result.ts'
import { aWindow } from '../../../builders/a-window.tsx'
import { eventually } from '../../../builders/eventually.ts'

let shown: ReturnType<typeof aWindow> | null = null
afterEach(() => {
  shown?.close()
  shown = null
  window.location.hash = ''
  vi.restoreAllMocks()
})

const media = (value: string) => cdp().send('Emulation.setEmulatedMedia', { media: value })

const ANNEE = { id: 'y', debut: '2021-09-01', fin: '2022-08-31', actions: [] }
const CONTEXTE = {
  ...{ version: '1', structure: { nom: 'Le Moulin' }, annees: [ANNEE], today: '2022-01-15' },
}

/** A main process that keeps the levels it is given. */
function aGrid(save: (input: Input<'progressions:save'>) => unknown = () => null) {
  const kept = new Map<string, number>()
  const ligne = (enfantId: string, enfant: string, collectif: string) => ({
    ...{ enfantId, enfant, collectif },
    niveaux: Object.fromEntries(
      ['a', 'b'].flatMap((echelle) => {
        const niveau = kept.get(`${enfantId} ${echelle}`)
        return niveau === undefined ? [] : [[echelle, niveau]]
      }),
    ),
  })
  shown = aWindow(
    <SelectionProvider contexte={CONTEXTE} annees={[ANNEE]}>
      <SuiviTab />
    </SelectionProvider>,
    {
      'progressions:findGrille': () => ({
        echelles: [
          { echelleId: 'a', nom: 'Autonomie' },
          { echelleId: 'b', nom: 'Lecture' },
        ],
        lignes: [ligne('e1', 'Awa Bah', 'Jeudi'), ligne('e2', 'Noé Sy', 'Mardi')],
      }),
      'progressions:save': (input) => {
        const answer = save(input)
        if (answer !== null) return answer
        const key = `${input.enfantId} ${input.echelleId}`
        if (input.niveau === null) kept.delete(key)
        else kept.set(key, input.niveau)
        return null
      },
    },
  )
  return shown
}

const box = (name: RegExp) => page.getByRole('gridcell', { name })

test('levels typed one after the other go down the column and are sent one by one, in the trimestre of the day', async () => {
  const { on } = aGrid()
  await expect.element(box(/Awa Bah, Autonomie/)).toBeVisible()
  await box(/Awa Bah, Autonomie/).click()

  await userEvent.keyboard('43')
  await userEvent.keyboard('1')

  await expect.element(box(/Awa Bah, Autonomie.*Tout à fait/)).toBeVisible()
  await expect.element(box(/Noé Sy, Autonomie.*Souvent/)).toBeVisible()
  await expect.element(box(/Awa Bah, Lecture.*Pas encore/)).toBeVisible()
  await eventually(() => expect(on('progressions:save')).toHaveLength(3))
  expect(on('progressions:save')).toEqual([
    { anneeId: 'y', trimestre: 2, enfantId: 'e1', echelleId: 'a', niveau: 4 },
    { anneeId: 'y', trimestre: 2, enfantId: 'e2', echelleId: 'a', niveau: 3 },
    { anneeId: 'y', trimestre: 2, enfantId: 'e1', echelleId: 'b', niveau: 1 },
  ])
})

test('Suppr takes a level away, arrows move and change nothing', async () => {
  const { on } = aGrid()
  await box(/Awa Bah, Autonomie/).click()
  await userEvent.keyboard('2')
  await expect.element(box(/Awa Bah, Autonomie.*aide/)).toBeVisible()

  await userEvent.keyboard('{ArrowUp}{ArrowRight}{ArrowLeft}{Delete}')

  await expect.element(box(/Awa Bah, Autonomie.*rien/)).toBeVisible()
  await eventually(() => expect(on('progressions:save')).toHaveLength(2))
})

test('a level that main refuses leaves the grid, and the refusal is told', async () => {
  aGrid(() => err({ code: 'storage', cause: 'full' }))
  await box(/Noé Sy, Lecture/).click()

  await userEvent.keyboard('4')

  await expect.element(page.getByRole('alert')).toBeVisible()
  await expect.element(box(/Noé Sy, Lecture.*rien/)).toBeVisible()
})

test('on paper the grid says its trimestre, without buttons nor keys', async () => {
  aGrid()
  await expect.element(box(/Awa Bah, Autonomie/)).toBeVisible()
  await media('print')

  await expect.element(page.getByText('2e trimestre :')).toBeVisible()
  await expect.element(page.getByText(/Clavier/)).not.toBeVisible()
  await expect.element(page.getByText('Échelles…')).not.toBeVisible()
  await media('')
})

test('the follow-up of an enfant is printed for the meeting with the famille', async () => {
  const print = vi.spyOn(window, 'print').mockImplementation(() => undefined)
  shown = aWindow(
    <SelectionProvider contexte={CONTEXTE} annees={[ANNEE]}>
      <SuiviPart enfantId="e1" enfant="Awa Bah" />
    </SelectionProvider>,
    {
      'progressions:findOfEnfant': () => [
        {
          ...{ anneeId: 'y', annee: '2021-2022' },
          echelles: [{ echelleId: 'a', nom: 'Autonomie', niveaux: [2, 4, null] }],
        },
      ],
    },
  )

  await page.getByRole('button', { name: 'Imprimer le suivi' }).click()

  await eventually(() => expect(print).toHaveBeenCalledTimes(1))
  const paper = (document.querySelector('[data-feuille]')?.textContent ?? '').replaceAll(/\s/g, ' ')
  expect(paper).toContain('Suivi individuel : Awa Bah')
  expect(paper).toContain('AutonomieAvec de l’aideTout à fait')
  await media('print')
  const families = page.getByRole('heading', { name: /^Ce qu’en dit la famille/ })
  await expect.element(families).toBeVisible()
  expect(families.element().nextElementSibling?.clientHeight).toBeGreaterThan(50)
  await expect.element(page.getByText(/^Pour le Clas/)).toBeVisible()
  await media('')
})

test('a blank questionnaire is printed for the public that was chosen, and names nobody', async () => {
  const print = vi.spyOn(window, 'print').mockImplementation(() => undefined)
  shown = aWindow(
    <SelectionProvider contexte={CONTEXTE} annees={[ANNEE]}>
      <QuestionnaireMenu />
    </SelectionProvider>,
    {},
  )

  await page.getByRole('button', { name: 'Questionnaire vierge' }).click()
  await page.getByRole('menuitem', { name: 'Pour les parents' }).click()

  await eventually(() => expect(print).toHaveBeenCalledTimes(1))
  const paper = (document.querySelector('[data-feuille]')?.textContent ?? '').replaceAll(/\s/g, ' ')
  expect(paper).toContain('Clas 2021-2022 : parents')
  expect(paper).toContain('n’écrivez aucun nom')
  expect(paper).toContain('Je comprends mieux ce que l’école attend.')
})
