import { ActionIcon, Group } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { OperationLabel } from '../../../shared/ipc/journal.ipc.ts'
import { afterFirstPicture } from '../../app/first-picture.tsx'
import { useJournal, useUndo } from './useUndo.ts'

const Tooltip = afterFirstPicture<{ readonly label: string; readonly children: ReactNode }>(
  (parts) => parts.Tooltip,
  ({ children }) => children,
)

/** Undo and redo over every screen; a field that is being typed in keeps its own Ctrl+Z. */
export function UndoButtons() {
  const { undo, redo } = useJournal()
  const run = useUndo()
  const undoLast = () => undo !== null && void run('journal:undo')
  const redoNext = () => redo !== null && void run('journal:redo')
  useHotkeys([
    ['mod+Z', undoLast],
    ['mod+Y', redoNext],
    ['mod+shift+Z', redoNext],
  ])
  return (
    <Group gap={4} wrap="nowrap">
      <HistoryButton
        label={labelOf('Annuler', undo, 'Ctrl+Z')}
        icon={IconArrowBackUp}
        onClick={undo === null ? null : undoLast}
      />
      <HistoryButton
        label={labelOf('Rétablir', redo, 'Ctrl+Y')}
        icon={IconArrowForwardUp}
        onClick={redo === null ? null : redoNext}
      />
    </Group>
  )
}

const labelOf = (verb: string, operation: OperationLabel | null, keys: string): string =>
  operation === null
    ? `Rien à ${verb.toLowerCase()}`
    : `${verb}\u00a0: ${operation.label} (${keys})`

/** Button focusable even when there is nothing to undo, so that its name can tell so. */
function HistoryButton({
  label,
  icon: Icon,
  onClick,
}: {
  readonly label: string
  readonly icon: typeof IconArrowBackUp
  readonly onClick: (() => void) | null
}) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={label}
        aria-disabled={onClick === null}
        {...(onClick === null ? { 'data-disabled': true } : { onClick })}
      >
        <Icon size="1.15rem" stroke={1.7} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}
