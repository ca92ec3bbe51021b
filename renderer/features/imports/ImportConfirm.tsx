import { Button, Group } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { Input, Value } from '../../../shared/ipc/contract.ts'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'

/** Does what the preview shows, or gives it up. */
export function ImportConfirm<C extends 'orientations:import' | 'heures:import'>({
  channel,
  saisie: { demande, query },
  count,
  label,
  onDone,
  onClose,
}: {
  readonly channel: C
  readonly saisie: { readonly demande: Input<C>; readonly query: UseQueryResult }
  /** Of the rows that it writes. */
  readonly count: number
  readonly label: string
  readonly onDone: (done: Value<C>) => void
  readonly onClose: () => void
}) {
  const write = useWrite(channel)
  return (
    <Group gap="xs" wrap="nowrap">
      <Button size="xs" variant="subtle" onClick={onClose}>
        Renoncer
      </Button>
      <Button
        size="xs"
        loading={write.isPending}
        disabled={count === 0 || query.isFetching}
        onClick={() => write.mutate(demande, { onSuccess: onDone, onError: notifyFailure })}
      >
        {label}
      </Button>
    </Group>
  )
}
