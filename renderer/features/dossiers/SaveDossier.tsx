import { Button } from '@mantine/core'
import { IconDeviceFloppy } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../app/api.ts'
import { describeError, isCancelled } from '../../app/describe-error.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { WrittenFile } from '../documents/WrittenFile.tsx'

/** Writes the whole année in one file, where the user says. */
export function SaveDossier({ anneeId }: { readonly anneeId: string }) {
  const { mutate, isPending, data, error } = useMutation({
    mutationFn: () => call('app:saveDossier', { anneeId }),
  })
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconDeviceFloppy size="1.125rem" aria-hidden />}
        loading={isPending}
        onClick={() => mutate()}
      >
        Enregistrer une copie du dossier…
      </Button>
      {error === null || isCancelled(error) ? null : <ErrorState {...describeError(error)} />}
      {data === undefined ? null : <WrittenFile {...data} name={fileNameOf(data.path)} />}
    </>
  )
}

const fileNameOf = (path: string): string => path.split(/[\\/]/).at(-1) ?? path
