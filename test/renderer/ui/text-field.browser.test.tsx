import { afterEach, expect, test } from 'vitest'
import { cdp, page } from 'vitest/browser'
import '../../../renderer/app/global.css'
import { ActionIcon, Button, Checkbox } from '@mantine/core'
import { LongTextField } from '../../../renderer/ui/TextField.tsx'
import { aWindow } from '../../builders/a-window.tsx'

let shown: ReturnType<typeof aWindow> | null = null
afterEach(() => shown?.close())

test('a text longer than its field is printed whole, and the field is there again afterwards', async () => {
  const texte = Array.from({ length: 40 }, (_, line) => `Ligne ${line + 1}`).join('\n')
  shown = aWindow(
    <LongTextField label="Description" value={texte} maxRows={4} onChange={() => undefined} />,
    {},
  )
  const field = page.getByLabelText('Description')
  await expect.element(field).toBeVisible()

  window.dispatchEvent(new Event('beforeprint'))
  const printed = [...document.querySelectorAll('div')].find(({ textContent, children }) => {
    return children.length === 0 && textContent === texte
  })
  expect(printed?.clientHeight).toBeGreaterThan(40 * 12)
  expect(printed?.scrollHeight).toBe(printed?.clientHeight)
  await expect.element(field).not.toBeVisible()

  window.dispatchEvent(new Event('afterprint'))
  await expect.element(field).toBeVisible()
})

test('on paper a ticked box keeps its tick, and no button is there to press', async () => {
  shown = aWindow(
    <>
      <Checkbox label="Parentalité" checked readOnly />
      <Button>Enregistrer</Button>
      <ActionIcon aria-label="Retirer" />
    </>,
    {},
  )

  await cdp().send('Emulation.setEmulatedMedia', { media: 'print' })

  const box = page.getByRole('checkbox', { name: 'Parentalité' })
  await expect.element(box).toBeVisible()
  expect(getComputedStyle(box.element()).printColorAdjust).toBe('exact')
  await expect.element(page.getByText('Enregistrer')).not.toBeVisible()
  expect(page.getByRole('button').elements()).toEqual([])
  await cdp().send('Emulation.setEmulatedMedia', { media: '' })
})
