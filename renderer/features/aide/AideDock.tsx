import { useHotkeys } from '@mantine/hooks'
import { Suspense, useEffect } from 'react'
import { useRoute } from '../../app/router.ts'
import { useContexte } from '../../app/selection.tsx'
import { lazyPart } from '../../ui/lazy-part.ts'
import { closeAide, openAide, pageOf, useAide, useVersionVue } from './aide.ts'
import { isPage } from './pages.ts'

const AidePanel = lazyPart(async () => (await import('./AidePanel.tsx')).AidePanel)

/** Version before the update that this run found; null: every novelty is shown. */
let sinceShown: string | null = null

/**
 * The help, beside the screen that it is about: F1 and « Aide » open it at the page of that screen. It covers the right of the
 * window and blocks nothing: one reads and does. What draws its pages is loaded when it opens.
 */
export function AideDock() {
  const { screen, params } = useRoute()
  const opened = useAide()
  const here = () => openAide(pageOf(screen, params))
  useHotkeys([['F1', () => (opened === null ? here() : closeAide())]], [])
  useEffect(
    () =>
      window.cartable.on('app:aideAsked', ({ page }) => {
        if (page !== null && isPage(page)) openAide(page)
        else openAide(pageOf(screen, params))
      }),
    [screen, params],
  )
  useNouveautesOnce()
  if (opened === null) return null
  return (
    <Suspense fallback={null}>
      <AidePanel {...opened} since={sinceShown} />
    </Suspense>
  )
}

/** Opens the novelties once, by itself, after an update. */
function useNouveautesOnce(): void {
  const version = useContexte().data?.version
  const [seen, setSeen] = useVersionVue()
  useEffect(() => {
    if (version === undefined || seen === version) return
    setSeen(version)
    if (seen === '') return
    sinceShown = seen
    openAide('nouveautes')
  }, [version, seen, setSeen])
}
