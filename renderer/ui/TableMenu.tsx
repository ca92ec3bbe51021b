import { ActionIcon, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconCopy, IconDots, IconPrinter } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { formatCount } from '../../shared/format.ts'
import { type CopyColumn, copyText, toTsv } from './clipboard.ts'

/** Menu that copies a list for a spreadsheet or prints it as filtered; absent for an empty list. */
export function TableMenu<Row>({
  columns,
  rows,
  children,
}: {
  readonly columns: readonly CopyColumn<Row>[]
  readonly rows: readonly Row[]
  /** Further entries of the menu. */
  readonly children?: ReactNode
}) {
  if (rows.length === 0 && children === undefined) return null
  const copy = () => {
    const isDone = copyText(toTsv(columns, rows))
    notifications.show(
      isDone
        ? {
            title: `${formatCount(rows.length, 'ligne copiée', 'lignes copiées')}`,
            message: 'Collez-les dans votre tableur (Ctrl+V).',
          }
        : {
            color: 'red',
            title: 'La copie n’a pas pu se faire',
            message: 'Rien n’a été copié. Recommencez, ou imprimez la liste.',
          },
    )
  }
  return (
    // Mounted and live when closed: an entry that prints does it once the menu has gone, at once where motion is reduced.
    <Menu position="bottom-end" keepMounted keepMountedMode="display-none">
      <Menu.Target>
        <ActionIcon variant="default" size="1.875rem" aria-label="Copier ou imprimer la liste">
          <IconDots size="1.125rem" aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconCopy size="1rem" />} onClick={copy}>
          Copier pour un tableur
        </Menu.Item>
        <Menu.Item leftSection={<IconPrinter size="1rem" />} onClick={() => window.print()}>
          Imprimer la liste
        </Menu.Item>
        {children}
      </Menu.Dropdown>
    </Menu>
  )
}

/** Menu of what a screen offers besides its buttons. */
export function MoreMenu({ children }: { readonly children: ReactNode }) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size="1.875rem" aria-label="Autres possibilités">
          <IconDots size="1.125rem" aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  )
}
