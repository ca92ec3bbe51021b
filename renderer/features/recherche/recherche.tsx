import { Button, Kbd } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { createSpotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useEffect } from 'react'
import styles from './Recherche.module.css'

/** The search: whether it is open, what is typed in it, and what opens it. */
export const [recherche, { open: openRecherche, toggle }] = createSpotlight()

/** Name of the search, as assistive technologies tell it. */
export const NOM_RECHERCHE = 'Recherche'

/** Button that opens the search and shows its keys. */
export function RechercheButton() {
  return (
    <Button
      variant="default"
      size="xs"
      classNames={{ root: styles.button, section: styles.section }}
      leftSection={<IconSearch size="1rem" stroke={1.7} aria-hidden />}
      rightSection={<Kbd size="xs">Ctrl K</Kbd>}
      onClick={openRecherche}
    >
      Rechercher
    </Button>
  )
}

/** Ctrl+K opens the search, from any field; what is typed before its own field is there goes to it all the same. */
export function useRechercheKeys(): void {
  useHotkeys([['mod+K', toggle]], [])
  useEffect(() => {
    window.addEventListener('keydown', typeInRecherche, { capture: true })
    return () => {
      window.removeEventListener('keydown', typeInRecherche, { capture: true })
      // Whoever shuts the data leaves no search open over them.
      recherche.setState((state) => ({ ...state, opened: false, query: '' }))
    }
  }, [])
}

function typeInRecherche(event: KeyboardEvent): void {
  const { opened, query } = recherche.getState()
  if (!opened || event.ctrlKey || event.altKey || event.metaKey || isInRecherche(event)) return
  const isLetter = event.key.length === 1
  if (!isLetter && event.key !== 'Backspace') return
  const typed = isLetter ? query + event.key : query.slice(0, -1)
  recherche.setState((state) => ({ ...state, query: typed }))
  event.preventDefault()
  event.stopPropagation()
}

const isInRecherche = ({ target }: Event): boolean =>
  target instanceof Element && target.closest(`[aria-label="${NOM_RECHERCHE}"]`) !== null
