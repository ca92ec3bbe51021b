import { afterEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { SelectionProvider } from '../../../../renderer/app/selection.tsx'
import { hasUnsaved, leave, pendingDeparture } from '../../../../renderer/app/unsaved.ts'
import { MoisCalendar } from '../../../../renderer/features/seances/Calendars.tsx'
import { PlusieursPanel } from '../../../../renderer/features/seances/PlusieursPanel.tsx'
import type { SeanceLigne } from '../../../../shared/ipc/seances.ipc.ts'
import { err } from '../../../../shared/result.ts'
import { aWindow } from '../../../builders/a-window.tsx'
import { eventually } from '../../../builders/eventually.ts'

let shown: ReturnType<typeof aWindow> | null = null
afterEach(() => {
  shown?.close()
  shown = null
})

const ANNEE = { id: 'y', debut: '2021-09-01', fin: '2022-08-31', actions: [] }
const CONTEXTE = { version: '1', structure: { nom: 'S' }, annees: [ANNEE], today: '2021-10-12' }

const seance = (seanceId: string, collectif: string, date: string): SeanceLigne => ({
  ...{ seanceId, actionId: 'a', collectifId: `id ${collectif}`, collectif, date },
  ...{ debut: '16:30', fin: '18:00', minutes: 90, etat: 'prevue', motif: null, activites: [] },
  ...{ intervenants: [], presents: 0, absents: 0, excuses: 0, inconnus: 0 },
})

const LIGNES = [
  seance('s0', 'Mardi', '2021-09-28'),
  seance('s1', 'Mardi', '2021-10-05'),
  seance('s2', 'Mardi', '2021-10-19'),
  seance('s3', 'Jeudi', '2021-10-21'),
  seance('s4', 'Mardi', '2021-11-09'),
]
const NADIA = { intervenantId: 'n', nom: 'Perrin', prenom: 'Nadia' }
const LINA = { intervenantId: 'l', nom: 'Roche', prenom: 'Lina' }

function open(answers: Parameters<typeof aWindow>[1] = {}) {
  const onClose = vi.fn()
  shown = aWindow(
    <SelectionProvider contexte={CONTEXTE} annees={[ANNEE]}>
      <PlusieursPanel lignes={LIGNES} onClose={() => leave(onClose)} />
    </SelectionProvider>,
    { 'intervenants:findAll': () => [NADIA, LINA], ...answers },
  )
  return { onClose, on: shown.on }
}

const box = (name: string | RegExp) => page.getByRole('checkbox', { name })
const save = () => page.getByRole('button', { name: 'Enregistrer', exact: true })

test('a team is added to the séances chosen: those of a month at once, never those already past or not shown', async () => {
  const { on, onClose } = open({ 'seances:changeAll': () => ({ changees: 2 }) })
  await expect.element(box(/28 sept/)).not.toBeInTheDocument()
  await box('octobre 2021').click()
  await box(/9 nov/).click()
  await expect.element(page.getByText('4\u00a0séances choisies')).toBeInTheDocument()
  await page.getByRole('combobox', { name: 'Collectif' }).click()
  await userEvent.keyboard('{ArrowDown}{Enter}')
  await expect.element(page.getByText('3\u00a0séances choisies')).toBeInTheDocument()
  await box(/5 oct/).click()
  await expect.element(page.getByText('2\u00a0séances choisies')).toBeInTheDocument()
  const qui = page.getByRole('combobox', { name: 'Ajouter ces personnes' })
  await qui.fill('lina')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('button', { name: 'Retirer Roche Lina' })).toBeInTheDocument()
  await save().click()

  await eventually(() => expect(onClose).toHaveBeenCalledTimes(1))
  expect(on('seances:changeAll')).toEqual([
    { seanceIds: ['s2', 's4'], changement: { genre: 'equipe', intervenantIds: ['l'] } },
  ])
  expect(hasUnsaved()).toBe(false)
})

test('what is refused is told beside its field, and what was chosen stays', async () => {
  open({
    'seances:changeAll': () =>
      err({
        code: 'validation',
        fields: {
          seanceIds: 'Choisissez au moins une séance.',
          'changement.intervenantIds': 'Ajoutez au moins une personne.',
        },
      }),
  })
  await save().click()

  await expect.element(page.getByText('Choisissez au moins une séance.')).toBeInTheDocument()
  await expect.element(page.getByText('Ajoutez au moins une personne.')).toBeInTheDocument()
  await box(/19 oct/).click()
  await expect.element(page.getByText('Choisissez au moins une séance.')).not.toBeInTheDocument()
  await expect.element(box(/19 oct/)).toBeChecked()
})

test('leaving asks first, and what was chosen is kept as a draft of the année', async () => {
  const { on, onClose } = open()
  await page.getByText('Annuler', { exact: true }).first().click()
  await page.getByRole('textbox', { name: 'Motif' }).fill('Grève')
  await box(/19 oct/).click()
  await page.getByRole('button', { name: 'Garder les séances' }).click()

  expect(pendingDeparture()).not.toBeNull()
  expect(onClose).not.toHaveBeenCalled()
  await eventually(() =>
    expect(on('brouillons:save').at(-1)).toMatchObject({
      sujet: '{"anneeId":"y"}',
      saisie: expect.stringContaining('Grève'),
    }),
  )
  expect(on('seances:changeAll')).toEqual([])
})

test('a day of the month counts its last séances on screen, and shows them all on paper', async () => {
  const seances = ['A', 'B', 'C', 'D', 'E', 'F'].map((nom) => seance(nom, nom, '2021-10-12'))
  const nothing = () => undefined
  shown = aWindow(
    <MoisCalendar
      {...{ day: '2021-10-12', today: '2021-10-12', seances, opened: null }}
      {...{ onOpen: nothing, onPeriod: nothing, onWeek: nothing, fermetureOf: () => null }}
    />,
    {},
  )
  const more = page.getByRole('button', { name: /2\sautres/ })
  await expect.element(more).toBeVisible()

  window.dispatchEvent(new Event('beforeprint'))

  await expect.element(more).not.toBeInTheDocument()
  expect(document.querySelectorAll('td button')).toHaveLength(seances.length)
  window.dispatchEvent(new Event('afterprint'))
})
