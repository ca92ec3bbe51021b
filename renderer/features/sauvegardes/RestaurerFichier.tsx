import { Button } from '@mantine/core'
import { IconFolderOpen } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../app/api.ts'
import { isCancelled } from '../../app/describe-error.ts'
import { notifyFailure } from '../../app/useWrite.ts'
import { type Demande, RestaurerModal } from './RestaurerModal.tsx'

/** A copy from elsewhere: a stick, the computer of before. */
export function RestaurerFichier({
  onRestored = () => undefined,
}: {
  readonly onRestored?: (sauvegardeId: string) => void
}) {
  const [asked, setAsked] = useState<Demande | null>(null)
  const choose = useMutation({
    mutationFn: () => call('sauvegardes:chooseFile', undefined),
    onSuccess: ({ fichierId, nom }) =>
      setAsked({ source: { fichierId }, nom: `«\u00a0${nom}\u00a0»` }),
    onError: (error) => {
      if (!isCancelled(error)) notifyFailure(error)
    },
  })
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconFolderOpen size="1.125rem" aria-hidden />}
        loading={choose.isPending}
        onClick={() => choose.mutate()}
      >
        Restaurer depuis un fichier…
      </Button>
      {asked === null ? null : (
        <RestaurerModal demande={asked} onClose={() => setAsked(null)} onRestored={onRestored} />
      )}
    </>
  )
}
