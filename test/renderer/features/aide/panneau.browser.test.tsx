import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { AideDock } from '../../../../renderer/features/aide/AideDock.tsx'
import { closeAide, openAide } from '../../../../renderer/features/aide/aide.ts'
import { aWindow } from '../../../builders/a-window.tsx'

let shown: ReturnType<typeof aWindow> | null = null
afterEach(() => {
  closeAide()
  shown?.close()
  shown = null
  window.location.hash = ''
})

const title = (name: string) => page.getByRole('heading', { name, exact: true })
const here = page.getByRole('button', { name: 'Voir l’aide de cet écran' })

test('the page that is read stays when the screen changes, and one click leads to that of the screen', async () => {
  window.location.hash = '#/enfants'
  shown = aWindow(<AideDock />, {})
  openAide('enfants')
  await expect.element(title('Enfants')).toBeInTheDocument()
  await expect.element(here).not.toBeInTheDocument()

  window.location.hash = '#/bilan'
  await expect.element(here).toBeInTheDocument()
  await expect.element(title('Enfants')).toBeInTheDocument()
  await here.click()

  await expect.element(title('Bilan')).toBeInTheDocument()
  await expect.element(here).not.toBeInTheDocument()
})
