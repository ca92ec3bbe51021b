import { Button, Group } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { describeError } from '../../app/describe-error.ts'
import { useUnsaved } from '../../app/unsaved.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import type { SaveQueue } from './save-queue.ts'

/** Message that saving stopped: the typed présences are still on screen, to be sent again or dropped. */
export function SaveFailure({
  queue,
  failure,
}: {
  readonly queue: SaveQueue
  readonly failure: unknown
}) {
  const client = useQueryClient()
  const drop = () => {
    queue.drop()
    void client.invalidateQueries()
  }
  useUnsaved(failure !== null, drop)
  if (failure === null) return null
  const { title, problems } = describeError(failure)
  return (
    <ErrorState
      title={title}
      kept="Ce que vous venez de noter est à l’écran mais n’est pas enregistré."
      advice="Réessayez, ou reprenez les présences telles qu’elles sont enregistrées."
      problems={problems}
    >
      <Group gap="xs" mt="sm">
        <Button size="xs" variant="default" onClick={queue.retry}>
          Réessayer
        </Button>
        <Button size="xs" variant="subtle" onClick={drop}>
          Reprendre ce qui est enregistré
        </Button>
      </Group>
    </ErrorState>
  )
}
