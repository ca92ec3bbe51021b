import { ActionIcon, Button, Menu } from '@mantine/core'
import {
  IconCalendarShare,
  IconDots,
  IconPlus,
  IconPrinter,
  IconUsersGroup,
} from '@tabler/icons-react'
import { SerieButton } from './SerieButton.tsx'
import { useExportAgenda } from './useExportAgenda.tsx'

/** What the screen creates, and how its séances leave it. */
export function SeancesActions({
  onPanel,
}: {
  readonly onPanel: (panel: 'collectifs' | 'nouvelle') => void
}) {
  const exportAgenda = useExportAgenda(null)
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconUsersGroup size="1rem" aria-hidden />}
        onClick={() => onPanel('collectifs')}
      >
        Collectifs et créneaux
      </Button>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlus size="1rem" aria-hidden />}
        onClick={() => onPanel('nouvelle')}
      >
        Ajouter une séance
      </Button>
      <SerieButton variant="default" />
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size="1.875rem" aria-label="Autres possibilités">
            <IconDots size="1.125rem" aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPrinter size="1rem" />} onClick={() => window.print()}>
            Imprimer
          </Menu.Item>
          <Menu.Item
            leftSection={<IconCalendarShare size="1rem" />}
            onClick={() => exportAgenda.mutate()}
          >
            Enregistrer pour un autre agenda (.ics)
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  )
}
