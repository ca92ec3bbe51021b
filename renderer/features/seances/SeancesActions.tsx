import { ActionIcon, Button, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import {
  IconCalendarShare,
  IconDots,
  IconPlus,
  IconPrinter,
  IconUsersGroup,
} from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../app/api.ts'
import { isCancelled } from '../../app/describe-error.ts'
import { usePerimetre } from '../../app/selection.tsx'
import { notifyFailure } from '../../app/useWrite.ts'
import { WrittenFile } from '../documents/WrittenFile.tsx'
import { SerieButton } from './SerieButton.tsx'

/** What the screen creates, and how its séances leave it. */
export function SeancesActions({
  onPanel,
}: {
  readonly onPanel: (panel: 'collectifs' | 'nouvelle') => void
}) {
  const exportAgenda = useExportAgenda()
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

/** The séances shown, as a file that Outlook or a phone reads. */
function useExportAgenda() {
  const perimetre = usePerimetre()
  return useMutation({
    mutationFn: () => call('seances:exportAgenda', { ...perimetre, collectifId: null }),
    onSuccess: (document) =>
      notifications.show({
        title: 'Agenda enregistré',
        message: <WrittenFile {...document} />,
        autoClose: false,
        closeButtonProps: { 'aria-label': 'Fermer' },
      }),
    onError: (error) => {
      if (!isCancelled(error)) notifyFailure(error)
    },
  })
}
