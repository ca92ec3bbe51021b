import { Button, Kbd } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import styles from './Recherche.module.css'
import { openRecherche } from './recherche.ts'

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
