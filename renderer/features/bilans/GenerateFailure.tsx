import { Button, Group } from '@mantine/core'
import { AppFailure } from '../../app/api.ts'
import { describeError, isCancelled } from '../../app/describe-error.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'

/** Why nothing was written; where a file is open in Word or Excel, it can be written beside. */
export function GenerateFailure({
  error,
  onOtherNames,
}: {
  readonly error: Error | null
  readonly onOtherNames: () => void
}) {
  if (error === null || isCancelled(error)) return null
  return (
    <ErrorState {...describeError(error)}>
      {isHeld(error) ? (
        <Group mt="sm">
          <Button size="xs" variant="default" onClick={onOtherNames}>
            Enregistrer sous un autre nom
          </Button>
        </Group>
      ) : null}
    </ErrorState>
  )
}

const isHeld = (error: Error): boolean =>
  error instanceof AppFailure && error.error.code === 'unwritable' && error.error.cause === 'locked'
