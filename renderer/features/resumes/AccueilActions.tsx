import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconClipboardText, IconDots, IconListCheck, IconPrinter } from '@tabler/icons-react'
import { hrefTo } from '../../app/router.ts'

/** What is done from Accueil. */
export function AccueilActions({
  showPremiersPas,
}: {
  /** Brings back the first steps that were hidden; null where there is nothing to bring back. */
  readonly showPremiersPas: (() => void) | null
}) {
  return (
    <>
      <Button
        component="a"
        href={hrefTo('bilan')}
        variant="default"
        size="xs"
        leftSection={<IconClipboardText size="1rem" aria-hidden />}
      >
        Préparer le bilan
      </Button>
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
          {showPremiersPas === null ? null : (
            <Menu.Item leftSection={<IconListCheck size="1rem" />} onClick={showPremiersPas}>
              Montrer les premiers pas
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </>
  )
}
