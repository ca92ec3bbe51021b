import { afterEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { UnlockScreen } from '../../../../renderer/features/protection/UnlockScreen.tsx'
import { err } from '../../../../shared/result.ts'
import { aWindow } from '../../../builders/a-window.tsx'

let shown: ReturnType<typeof aWindow> | null = null
afterEach(() => {
  shown?.close()
  shown = null
  window.location.hash = ''
})

const refused = () =>
  err({ code: 'validation', fields: { motDePasse: 'Ce mot de passe n’ouvre pas vos données.' } })

test('the password is typed at once, refused beside its field, and sent by Enter', async () => {
  let isRight = false
  shown = aWindow(<UnlockScreen />, {
    'protection:deverrouiller': () => (isRight ? { parCode: false } : refused()),
  })
  await expect
    .element(page.getByRole('heading', { name: 'Vos données sont verrouillées' }))
    .toBeVisible()

  await userEvent.keyboard('faux mot{Enter}')
  await expect.element(page.getByRole('alert')).toHaveTextContent('n’ouvre pas vos données')
  isRight = true
  await userEvent.keyboard('x')
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument()
  await userEvent.keyboard('{Enter}')

  await vi.waitFor(() =>
    expect(shown?.on('protection:deverrouiller')).toEqual([
      { motDePasse: 'faux mot' },
      { motDePasse: 'faux motx' },
    ]),
  )
})

test('a password that is forgotten gives way to the code, and leads to choosing another one', async () => {
  shown = aWindow(<UnlockScreen />, { 'protection:deverrouiller': () => ({ parCode: true }) })

  await page.getByRole('button', { name: 'Mot de passe oublié' }).click()
  await page.getByLabelText('Code de secours').fill('7K3M-0000')
  await page.getByRole('button', { name: 'Déverrouiller' }).click()

  await vi.waitFor(() => expect(window.location.hash).toContain('section=motdepasse'))
  expect(shown.on('protection:deverrouiller')).toEqual([{ motDePasse: '7K3M-0000' }])
})
