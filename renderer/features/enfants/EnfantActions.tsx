import { ActionIcon, Button, Group, Menu } from '@mantine/core'
import { IconArrowMerge, IconDots, IconPencil, IconTrash } from '@tabler/icons-react'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'

/** What the head of a fiche asks in place. */
export type FicheForm = 'identite' | 'fusion' | null

/** What can be done with a record as a whole. */
export function EnfantActions({
  enfantId,
  onForm,
  onGone,
}: {
  readonly enfantId: string
  readonly onForm: (form: FicheForm) => void
  readonly onGone: () => void
}) {
  const remove = useWrite('enfants:delete')
  return (
    <Group gap="0.375rem">
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPencil size="1rem" aria-hidden />}
        onClick={() => onForm('identite')}
      >
        Modifier l’identité
      </Button>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconArrowMerge size="1rem" aria-hidden />}
        onClick={() => onForm('fusion')}
      >
        Fusionner avec…
      </Button>
      <Menu position="bottom-end" withinPortal={false}>
        <Menu.Target>
          <ActionIcon variant="default" size="1.875rem" aria-label="Autres possibilités">
            <IconDots size="1.125rem" aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            color="red"
            leftSection={<IconTrash size="1rem" />}
            onClick={() =>
              remove.mutate({ enfantId }, { onSuccess: onGone, onError: notifyFailure })
            }
          >
            Supprimer la fiche
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  )
}
