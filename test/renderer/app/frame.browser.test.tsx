/// <reference types="vite/client" />
import { SegmentedControl } from '@mantine/core'
import '@mantine/core/styles/SegmentedControl.css'
import { afterEach, expect, test } from 'vitest'
import { cdp, page, userEvent } from 'vitest/browser'
import '../../../renderer/app/global.css'
import { Frame } from '../../../renderer/app/Frame.tsx'
import { SelectionProvider } from '../../../renderer/app/selection.tsx'
import { aWindow } from '../../builders/a-window.tsx'

let shown: ReturnType<typeof aWindow> | null = null
afterEach(async () => {
  shown?.close()
  shown = null
  await page.viewport(1280, 720)
})

const ANNEES = [{ id: 'a', debut: '2025-09-01', fin: '2026-08-31', actions: [] }] as never
const CONTEXTE = { annees: ANNEES, structure: null, today: '2025-10-07' } as never

const never = () => new Promise(() => undefined)

const showFrame = (width: number) => {
  shown = aWindow(
    <div style={{ height: '40rem' }}>
      <SelectionProvider contexte={CONTEXTE} annees={ANNEES}>
        <Frame />
      </SelectionProvider>
    </div>,
    { 'resumes:findJournee': never, 'premiers-pas:find': never },
  )
  return page.viewport(width, 700)
}

const widthOf = (text: string) =>
  page.getByRole('link', { name: text }).getByText(text).element().getBoundingClientRect().width

test('where the navigation keeps its icons alone, the name of a screen comes on hover and on focus', async () => {
  await showFrame(700)
  const enfants = page.getByRole('link', { name: 'Enfants' })
  await expect.element(enfants).toBeVisible()
  await expect.poll(() => widthOf('Enfants')).toBe(1)

  await userEvent.hover(enfants)

  await expect.poll(() => widthOf('Enfants')).toBeGreaterThan(40)
  await userEvent.unhover(enfants)
  await expect.poll(() => widthOf('Enfants')).toBe(1)
  ;(page.getByRole('link', { name: 'Présences' }).element() as HTMLElement).focus()
  await userEvent.keyboard('{Tab}')
  await expect.poll(() => widthOf('Enfants')).toBeGreaterThan(40)
})

test('in high contrast, « Annuler » with nothing to undo is greyed, and the signs of the lists are not', async () => {
  const contrast = (value: string) =>
    cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value }] })
  await contrast('active')
  await showFrame(1280)
  const colorOf = (element: Element | null) => element && getComputedStyle(element).color
  const undo = page.getByRole('button', { name: /annuler/i })
  await expect.element(undo).toBeVisible()

  const text = colorOf(page.getByRole('button', { name: 'Aide' }).element())
  expect(colorOf(undo.element())).not.toBe(text)
  const field = page.getByRole('combobox', { name: 'Année scolaire' }).element()
  const sign = field.closest('.mantine-Select-root')?.querySelector('svg') ?? null
  expect(colorOf(sign)).toBe(colorOf(field))
  await contrast('none')
})

test('views to choose from keep their height in a column that lacks room', async () => {
  shown = aWindow(
    <div style={{ display: 'flex', flexDirection: 'column', height: '2rem' }}>
      <SegmentedControl aria-label="Lignes" data={['Toute la liste', 'Ceux que l’école propose']} />
      <div style={{ minHeight: '16rem' }} />
    </div>,
    {},
  )

  const views = page.getByRole('radiogroup', { name: 'Lignes' })
  await expect.element(views).toBeInTheDocument()
  const heightOf = (element: Element | null) => element?.getBoundingClientRect().height ?? 0
  const label = page.getByText('Toute la liste').element()
  expect(heightOf(views.element())).toBeGreaterThanOrEqual(heightOf(label))
  expect(heightOf(label)).toBeGreaterThan(10)
})
