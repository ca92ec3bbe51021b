import { afterEach, expect, test, vi } from 'vitest'
import { SelectionProvider } from '../../../../renderer/app/selection.tsx'
import { AttestationPresence } from '../../../../renderer/features/presences/AttestationPresence.tsx'
import { err } from '../../../../shared/result.ts'
import { aWindow } from '../../../builders/a-window.tsx'
import { eventually } from '../../../builders/eventually.ts'

let shown: ReturnType<typeof aWindow> | null = null
afterEach(() => {
  shown?.close()
  shown = null
  vi.restoreAllMocks()
})

const ANNEE = { id: 'y', debut: '2021-09-01', fin: '2022-08-31', actions: [] }
const CONTEXTE = {
  ...{ version: '1', structure: { nom: 'Le Moulin' }, annees: [ANNEE], today: '2022-01-15' },
}
const FOUND = {
  ...{ nom: 'Benali', prenom: 'Inès', sexe: 'F' as const, dateNaissance: '2012-03-05' },
  ...{ debut: '2021-10-04', fin: null as string | null, collectifs: ['Mardi', 'Jeudi'] },
  mois: [
    { mois: '2021-10', presents: 7 },
    { mois: '2021-12', presents: 5 },
  ],
}

function open(answer: unknown) {
  const print = vi.spyOn(window, 'print').mockImplementation(() => undefined)
  const onPrinted = vi.fn()
  shown = aWindow(
    <SelectionProvider contexte={CONTEXTE} annees={[ANNEE]}>
      <AttestationPresence enfantId="e" onPrinted={onPrinted} />
    </SelectionProvider>,
    { 'presences:findAttestation': () => answer },
  )
  return { print, onPrinted }
}
const paper = () =>
  (document.querySelector('[data-feuille]')?.textContent ?? '').replaceAll(/\s/g, ' ')

test('the certificate says who, since when, and how many séances by month', async () => {
  const { print } = open(FOUND)

  await eventually(() => expect(print).toHaveBeenCalledTimes(1))
  expect(paper()).toContain(
    'Le Moulin atteste que Inès Benali, née le 05/03/2012, est inscrite à l’accompagnement à la scolarité (Clas) pour l’année 2021-2022, depuis le 04/10/2021 (Mardi, Jeudi), et a participé à 12 séances au 15/01/2022.',
  )
  expect(paper()).toContain('octobre 20217décembre 20215')
})

test('it says until when for whoever left, and presumes no gender', async () => {
  const { print } = open({ ...FOUND, sexe: null, fin: '2021-12-17', collectifs: [], mois: [] })

  await eventually(() => expect(print).toHaveBeenCalledTimes(1))
  expect(paper()).toContain(
    'né(e) le 05/03/2012, est inscrit(e) à l’accompagnement à la scolarité (Clas) pour l’année 2021-2022, depuis le 04/10/2021 et jusqu’au 17/12/2021, et a participé à 0 séance',
  )
})

test('a refusal is told, and nothing is printed', async () => {
  const { print, onPrinted } = open(err({ code: 'not-found', what: 'enfant', name: '' }))

  await eventually(() => expect(onPrinted).toHaveBeenCalledTimes(1))
  expect(print).not.toHaveBeenCalled()
})
