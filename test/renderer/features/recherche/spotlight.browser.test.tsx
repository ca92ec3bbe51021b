/// <reference types="vite/client" />
import { afterEach, expect, test } from 'vitest'
import { cdp, page, userEvent } from 'vitest/browser'
import { SelectionProvider } from '../../../../renderer/app/selection.tsx'
import '../../../../renderer/app/global.css'
import { RechercheSpotlight } from '../../../../renderer/features/recherche/RechercheSpotlight.tsx'
import { useRechercheKeys } from '../../../../renderer/features/recherche/recherche.tsx'
import { aWindow } from '../../../builders/a-window.tsx'
import { eventually } from '../../../builders/eventually.ts'

let shown: ReturnType<typeof aWindow> | null = null
afterEach(() => {
  shown?.close()
  shown = null
  window.location.hash = ''
})

const ANNEE = { id: 'y', debut: '2021-09-01', fin: '2022-08-31', actions: [] }
const CONTEXTE = {
  ...{ version: '1', structure: { nom: 'Le Moulin' }, annees: [ANNEE], today: '2022-01-15' },
}

/** The search as the frame shows it: its keys first, itself once its code is read. */
function Search({ isRead }: { readonly isRead: boolean }) {
  useRechercheKeys()
  return (
    <SelectionProvider contexte={CONTEXTE} annees={[ANNEE]}>
      {isRead ? <RechercheSpotlight /> : null}
    </SelectionProvider>
  )
}

/** A window whose main answers the search when `answer` is called. */
function aSearch({ isRead } = { isRead: true }) {
  let answer: () => void = () => undefined
  const answered = new Promise<void>((resolve) => {
    answer = resolve
  })
  const person = { kind: 'intervenant', id: 'i1', label: 'Heures Ann', detail: '', date: null }
  shown = aWindow(<Search isRead={isRead} />, {
    'recherche:findAll': () => answered.then(() => [person]),
  })
  return { ...shown, answer }
}

test('the records of all the années are read once Ctrl+K is opened, not with every screen', async () => {
  const { on, answer } = aSearch()
  answer()

  expect(on('recherche:findAll')).toHaveLength(0)
  await userEvent.keyboard('{Control>}k{/Control}')

  await eventually(() => expect(on('recherche:findAll')).toHaveLength(1))
  await userEvent.keyboard('{Escape}')
  await expect.element(page.getByRole('textbox', { name: 'Rechercher' })).not.toBeInTheDocument()
})

test('records that come after the first key are chosen before a screen: Entrée opens what is first', async () => {
  const { answer } = aSearch()
  await userEvent.keyboard('{Control>}k{/Control}')
  await expect.element(page.getByRole('textbox', { name: 'Rechercher' })).toHaveFocus()
  await userEvent.keyboard('heures')
  await expect.element(page.getByRole('button', { name: 'Ajouter des heures' })).toBeVisible()

  answer()
  await expect.element(page.getByRole('button', { name: 'Heures Ann' })).toBeVisible()
  await userEvent.keyboard('{Enter}')

  await eventually(() => expect(window.location.hash).toContain('intervenant=i1'))
})

test('what is typed before the search is read waits for it, and Entrée opens its first line', async () => {
  const { answer, show } = aSearch({ isRead: false })
  answer()
  await userEvent.keyboard('{Control>}k{/Control}heures anx{Backspace}')

  show(<Search isRead />)

  const field = page.getByRole('textbox', { name: 'Rechercher' })
  await expect.element(field).toHaveValue('heures an')
  await expect.element(field).toHaveFocus()
  await expect.element(page.getByRole('button', { name: 'Heures Ann' })).toBeVisible()
  await userEvent.keyboard('{Enter}')
  await eventually(() => expect(window.location.hash).toContain('intervenant=i1'))
})

test('in high contrast, a frame tells which line Entrée opens', async () => {
  const { answer } = aSearch()
  answer()
  const contrast = (value: string) =>
    cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value }] })
  await contrast('active')
  await userEvent.keyboard('{Control>}k{/Control}')
  await expect.element(page.getByRole('textbox', { name: 'Rechercher' })).toHaveFocus()
  await userEvent.keyboard('heures')

  await expect.element(page.getByRole('button', { name: 'Heures Ann' })).toBeVisible()
  const frames = [...document.querySelectorAll('[data-action]')].map(
    (line) => getComputedStyle(line).outlineStyle,
  )
  expect(frames[0]).toBe('solid')
  expect(frames.slice(1)).not.toContain('solid')
  await userEvent.keyboard('{Escape}')
  await contrast('none')
})
