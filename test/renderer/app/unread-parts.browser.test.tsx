import { Suspense } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { ErrorBoundary } from '../../../renderer/app/ErrorBoundary.tsx'
import {
  afterFirstPicture,
  createReading,
  UnreadParts,
} from '../../../renderer/app/first-picture.tsx'
import { lazyPart } from '../../../renderer/ui/lazy-part.ts'
import { aWindow } from '../../builders/a-window.tsx'

let shown: ReturnType<typeof aWindow> | null = null
afterEach(() => {
  shown?.close()
  shown = null
  vi.restoreAllMocks()
})

const Screen = () => <p>L’écran</p>

/** A screen whose script fails to be read so many times. */
function aScreen(failures: number) {
  let asked = 0
  const Part = lazyPart(async () => {
    if (asked++ < failures) throw new TypeError('Failed to fetch dynamically imported module')
    return Screen
  })
  return (
    <ErrorBoundary>
      <Suspense fallback={null}>
        <Part />
      </Suspense>
    </ErrorBoundary>
  )
}

test('a screen whose script is held for a moment is shown all the same', async () => {
  shown = aWindow(aScreen(1), {})

  await expect.element(page.getByText('L’écran')).toBeVisible()
})

test('a screen that cannot be read says what to do, and the window can be reloaded', async () => {
  vi.spyOn(console, 'error').mockReturnValue()
  shown = aWindow(aScreen(2), {})

  await expect.element(page.getByText(/n’a pas pu être lue/)).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Recharger la fenêtre' })).toBeVisible()
})

test('a screen whose style sheet cannot be read is asked for again with it, never shown without', async () => {
  vi.spyOn(console, 'error').mockReturnValue()
  const asked: EventTarget[] = []
  const note = ({ target }: Event) => void (target && asked.push(target))
  document.addEventListener('error', note, true)
  let isSeen = false
  // As Vite's loader: waits for a style sheet the first time alone.
  const Part = lazyPart(async () => {
    if (isSeen) return Screen
    isSeen = true
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet' })
    link.href = '/gone.css'
    const { promise, reject } = Promise.withResolvers<never>()
    link.onerror = () => reject(new Error('Unable to preload CSS'))
    document.head.append(link)
    return promise
  })
  shown = aWindow(
    <ErrorBoundary>
      <Suspense fallback={null}>
        <Part />
      </Suspense>
    </ErrorBoundary>,
    {},
  )

  await expect.element(page.getByText(/n’a pas pu être lue/)).toBeVisible()
  expect(asked).toHaveLength(2)
  document.removeEventListener('error', note, true)
})

test('parts read after the first picture that cannot be are told, what stands in their place staying there', async () => {
  const reading = createReading(async () => {
    throw new Error('not read')
  })
  const Part = afterFirstPicture(
    () => Screen,
    () => <p>En attendant</p>,
    reading,
  )
  shown = aWindow(
    <>
      <Part />
      <UnreadParts reading={reading} />
    </>,
    {},
  )

  await expect.element(page.getByText(/n’a pas pu être lue/)).toBeVisible()
  await expect.element(page.getByText('En attendant')).toBeVisible()
})
