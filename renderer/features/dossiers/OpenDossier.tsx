import { Button, Group } from '@mantine/core'
import { IconFolderOpen } from '@tabler/icons-react'
import { AppFailure } from '../../app/api.ts'
import { describeError, isCancelled } from '../../app/describe-error.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { useOpenDossier } from './useOpenDossier.ts'

/** Button that loads a dossier, and the message of a refusal. */
export function OpenDossier({
  onOpened = () => {},
}: {
  readonly onOpened?: (anneeId: string) => void
}) {
  const { mutate, isPending, error, reset } = useOpenDossier(onOpened)
  const exists = error instanceof AppFailure && error.error.code === 'annee-exists'
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconFolderOpen size="1.125rem" aria-hidden />}
        loading={isPending}
        onClick={() => mutate({ replace: false })}
      >
        Ouvrir un dossier…
      </Button>
      {error === null || isCancelled(error) ? null : (
        <ErrorState {...describeError(error)}>
          {exists ? (
            <Group gap="xs" mt="sm">
              <Button size="xs" color="red.9" onClick={() => mutate({ replace: true })}>
                Choisir de nouveau le fichier et remplacer l’année
              </Button>
              <Button size="xs" variant="default" onClick={reset}>
                Garder l’année actuelle
              </Button>
            </Group>
          ) : null}
        </ErrorState>
      )}
    </>
  )
}
