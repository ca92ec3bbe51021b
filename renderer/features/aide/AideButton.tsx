import { ActionIcon } from '@mantine/core'
import { IconHelp } from '@tabler/icons-react'
import { useRoute } from '../../app/router.ts'
import { openAide } from './aide.ts'
import { pageOf } from './pages.ts'

/** Opens the help at the page of the screen. */
export function AideButton() {
  const { screen, params } = useRoute()
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label="Aide"
      title="Aide (F1)"
      onClick={() => openAide(pageOf(screen, params))}
    >
      <IconHelp size="1.25rem" stroke={1.7} aria-hidden />
    </ActionIcon>
  )
}
