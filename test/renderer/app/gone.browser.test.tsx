import { afterEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { Loaded } from '../../../renderer/app/Loaded.tsx'
import { useGone } from '../../../renderer/app/usePanel.ts'
import { useRead } from '../../../renderer/app/useRead.ts'
import { err } from '../../../shared/result.ts'
import { aWindow } from '../../builders/a-window.tsx'
import { eventually } from '../../builders/eventually.ts'

let shown: ReturnType<typeof aWindow> | null = null
afterEach(() => {
  shown?.close()
  shown = null
})

/** A panel of one record, as the fiches are made. */
function Fiche({ onGone }: { readonly onGone: () => void }) {
  const query = useRead('enfants:find', { enfantId: 'e' })
  if (useGone(query, onGone)) return null
  return <Loaded query={query}>{() => <p>La fiche d’Inès</p>}</Loaded>
}

test('a fiche whose creation is undone closes, and shows no refusal meanwhile', async () => {
  const onGone = vi.fn()
  let isThere = true
  shown = aWindow(<Fiche onGone={onGone} />, {
    'enfants:find': () => (isThere ? {} : err({ code: 'not-found', what: 'enfant', name: '' })),
  })
  await expect.element(page.getByText('La fiche d’Inès')).toBeVisible()

  isThere = false
  await shown.client.invalidateQueries()

  await eventually(() => expect(onGone).toHaveBeenCalledOnce())
  await expect.element(page.getByText('La fiche d’Inès')).not.toBeInTheDocument()
  expect(document.querySelector('[role="alert"]')).toBeNull()
})
