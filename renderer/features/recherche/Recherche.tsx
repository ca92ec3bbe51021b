import { Button, Kbd } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { createSpotlight, useSpotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import styles from './Recherche.module.css'

/** Whether the search is open, and what opens it. */
const [store, recherche] = createSpotlight()

const RechercheSpotlight = lazy(async () => ({
  default: (await import('./RechercheSpotlight.tsx')).RechercheSpotlight,
}))

/** The search, opened by Ctrl+K wherever one types. What it shows is loaded after the first screen, or when it opens. */
export function Recherche({ isReady }: { readonly isReady: boolean }) {
  const { opened } = useSpotlight(store)
  useHotkeys([['mod + K', recherche.toggle]], [], true)
  if (!isReady && !opened) return null
  return (
    <Suspense fallback={null}>
      <RechercheSpotlight store={store} />
    </Suspense>
  )
}

/** Button that opens the search and shows its keys. */
export function RechercheButton() {
  return (
    <Button
      variant="default"
      size="xs"
      classNames={{ root: styles.button, section: styles.section }}
      leftSection={<IconSearch size="1rem" stroke={1.7} aria-hidden />}
      rightSection={<Kbd size="xs">Ctrl K</Kbd>}
      onClick={recherche.open}
    >
      Rechercher
    </Button>
  )
}
