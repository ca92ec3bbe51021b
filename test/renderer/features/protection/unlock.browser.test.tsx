import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { UnlockScreen } from '../../../../renderer/features/protection/UnlockScreen.tsx'
import { aWindow } from '../../../builders/a-window.tsx'
import { eventually } from '../../../builders/eventually.ts'

let shown: ReturnType<typeof aWindow> | null = null
afterEach(() => {
  shown?.close()
  shown = null
  window.location.hash = ''
})

test('a password that is forgotten gives way to the code, and leads to choosing another one', async () => {
  shown = aWindow(<UnlockScreen />, { 'protection:deverrouiller': () => ({ parCode: true }) })

  await page.getByRole('button', { name: 'Mot de passe oublié' }).click()
  await page.getByLabelText('Code de secours').fill('7K3M-0000')
  await page.getByRole('button', { name: 'Déverrouiller' }).click()

  await eventually(() => expect(window.location.hash).toContain('section=motdepasse'))
  expect(shown.on('protection:deverrouiller')).toEqual([{ motDePasse: '7K3M-0000' }])
})
