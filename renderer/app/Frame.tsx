import { useDocumentTitle } from '@mantine/hooks'
import { Suspense, useEffect, useRef } from 'react'
import { libelleAnnee } from '../../shared/dates.ts'
import { RechercheSpotlight } from '../features/recherche/RechercheSpotlight.tsx'
import { Loading } from '../ui/Loading.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import styles from './Frame.module.css'
import { Navigation } from './Navigation.tsx'
import { SCREEN_LABELS, useRoute } from './router.ts'
import { readScreens, screens } from './screens.ts'
import { useSelection } from './selection.tsx'
import { TopBar } from './TopBar.tsx'
import { UnsavedDialog } from './UnsavedDialog.tsx'
import { useFocusNet } from './useFocusNet.ts'

/** Delay before the other screens are read: the first one is drawn by then, on a slow laptop too. */
const READ_LATER_MS = 3000

/** Navigation on the left, année and action above, the screen in what is left. */
export function Frame() {
  const { screen } = useRoute()
  const { contexte, annee } = useSelection()
  const { component: Component } = screens[screen]
  useDocumentTitle(`${SCREEN_LABELS[screen]} · ${libelleAnnee(annee)} · Cartable`)
  const mainRef = useFocusOnChange(screen)
  useFocusNet(mainRef)
  useEffect(() => {
    const timer = window.setTimeout(() => void readScreens(), READ_LATER_MS)
    return () => window.clearTimeout(timer)
  }, [])

  return (
    <div className={styles.window}>
      <button type="button" className={styles.skip} onClick={() => mainRef.current?.focus()}>
        Aller au contenu
      </button>
      <RechercheSpotlight />
      <div className={styles.frame}>
        <Navigation current={screen} structure={contexte.structure?.nom ?? null} />
        <section className={styles.bar} aria-label="Année et action">
          <TopBar />
        </section>
        <main ref={mainRef} id="contenu" tabIndex={-1} className={styles.main}>
          <ErrorBoundary key={screen}>
            <Suspense fallback={<Loading />}>
              <Component />
            </Suspense>
          </ErrorBoundary>
        </main>
      </div>
      <UnsavedDialog />
    </div>
  )
}

/** A new screen starts at its top, and a screen reader reads it from there. */
function useFocusOnChange(screen: string) {
  const ref = useRef<HTMLElement>(null)
  const previous = useRef(screen)
  useEffect(() => {
    if (previous.current === screen) return
    previous.current = screen
    ref.current?.scrollTo({ top: 0 })
    ref.current?.focus({ preventScroll: true })
  }, [screen])
  return ref
}
