import { notifications } from '@mantine/notifications'
import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { AppFailure } from '../../../renderer/app/api.ts'
import { notifyFailure } from '../../../renderer/app/useWrite.ts'
import { aWindow } from '../../builders/a-window.tsx'
import { eventually } from '../../builders/eventually.ts'

let shown: ReturnType<typeof aWindow> | null = null
afterEach(() => {
  shown?.close()
  shown = null
  window.location.hash = ''
})

const room = () =>
  Number.parseFloat(document.documentElement.style.getPropertyValue('--toasts-height'))

test('a toast takes its room from the screen, and gives it back', async () => {
  shown = aWindow(null, {})
  await eventually(() => expect(room()).toBe(0))

  const id = notifications.show({ message: 'Trois lignes copiées' })
  await eventually(() => expect(room()).toBeGreaterThan(30))
  notifications.hide(id)

  await eventually(() => expect(room()).toBe(0))
})

test('of files that cannot be used one after the other, the last one alone is told', async () => {
  shown = aWindow(null, {})
  const refuse = (file: string) =>
    notifyFailure(new AppFailure({ code: 'unusable-file', file, reason: 'redemandez-le.' }))
  refuse('bilan.doc')
  await expect.element(page.getByText(/bilan\.doc/)).toBeInTheDocument()

  refuse('bilan.xls')

  await expect.element(page.getByText(/bilan\.xls/)).toBeInTheDocument()
  await expect.element(page.getByText(/bilan\.doc/)).not.toBeInTheDocument()
})

test('a message of refusal names the values refused, or says what was kept and what to do; a file dialog that is closed gives no message', async () => {
  shown = aWindow(null, {})

  notifyFailure(new AppFailure({ code: 'cancelled' }))
  notifyFailure(new AppFailure({ code: 'validation', fields: { date: 'Trop tard.' } }))
  notifyFailure(
    new AppFailure({
      ...{ code: 'date-outside-annee', date: '2023-01-01' },
      ...{ debut: '2021-09-01', fin: '2022-08-31' },
    }),
  )

  await eventually(() =>
    expect(
      [...document.querySelectorAll('.mantine-Notification-description')].map(
        ({ textContent }) => textContent,
      ),
    ).toEqual([
      'Trop tard.',
      'Vos données n’ont pas changé. Choisissez une date du 01/09/2021 au 31/08/2022.',
    ]),
  )
})

test('a toast goes with its screen; one that has just been shown stays on the screen that it led to', async () => {
  shown = aWindow(null, {})
  notifications.show({ message: 'De Séances', autoClose: false })
  await expect.element(page.getByText('De Séances')).toBeInTheDocument()
  await new Promise((done) => setTimeout(done, 1100))
  notifications.show({ message: 'Enfant créé', autoClose: false })
  await expect.element(page.getByText('Enfant créé')).toBeInTheDocument()

  window.location.hash = '#/enfants'

  await expect.element(page.getByText('De Séances')).not.toBeInTheDocument()
  await expect.element(page.getByText('Enfant créé')).toBeInTheDocument()
})
