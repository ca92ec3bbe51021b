import { Button } from '@mantine/core'
import { IconFolderOpen } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Input } from '../../../shared/ipc/contract.ts'
import { call } from '../../app/api.ts'
import { notifyFailure } from '../../app/useWrite.ts'
import { FilePasswordModal } from '../protection/FichierProtege.tsx'
import { type Demande, RestaurerModal } from './RestaurerModal.tsx'

/** Restores a copy from elsewhere: a USB stick, the previous computer. */
export function RestaurerFichier({
  onRestored = () => undefined,
}: {
  readonly onRestored?: (sauvegardeId: string) => void
}) {
  const [asked, setAsked] = useState<Demande | null>(null)
  const [locked, setLocked] = useState<{ fichierId: string; nom: string } | null>(null)
  const ask = (fichierId: string, nom: string) =>
    setAsked({ source: { fichierId }, nom: `«\u00a0${nom}\u00a0»` })
  const choose = useMutation({
    mutationFn: () => call('sauvegardes:chooseFile', undefined),
    onSuccess: ({ fichierId, nom, isProtegee }) =>
      isProtegee ? setLocked({ fichierId, nom }) : ask(fichierId, nom),
    onError: notifyFailure,
  })
  const unlock = useMutation({
    mutationFn: (asked: Input<'sauvegardes:unlock'>) => call('sauvegardes:unlock', asked),
    onSuccess: ({ fichierId, nom }) => {
      setLocked(null)
      ask(fichierId, nom)
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
      {locked === null ? null : (
        <FilePasswordModal
          title={`«\u00a0${locked.nom}\u00a0» est protégée`}
          label="Mot de passe donné à cette copie"
          error={unlock.error}
          isPending={unlock.isPending}
          onTyped={unlock.reset}
          onClose={() => {
            setLocked(null)
            unlock.reset()
          }}
          onSubmit={(motDePasse) => unlock.mutate({ fichierId: locked.fichierId, motDePasse })}
        />
      )}
      {asked === null ? null : (
        <RestaurerModal demande={asked} onClose={() => setAsked(null)} onRestored={onRestored} />
      )}
    </>
  )
}
