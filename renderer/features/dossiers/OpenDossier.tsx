import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconFolderOpen } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { formatCount } from '../../../shared/format.ts'
import type { Input } from '../../../shared/ipc/contract.ts'
import { AppFailure, call } from '../../app/api.ts'
import { Failure } from '../../app/Loaded.tsx'
import { fieldErrors } from '../../app/useWrite.ts'
import { FilePasswordModal } from '../protection/FichierProtege.tsx'

/** Button that loads a dossier, its password being asked where it has one, and the message of a refusal. */
export function OpenDossier({
  onOpened = () => {},
}: {
  readonly onOpened?: (anneeId: string) => void
}) {
  const [locked, setLocked] = useState<{ fichierId: string; nom: string } | null>(null)
  const open = useOpenDossier(onOpened)
  const choose = useMutation({
    mutationFn: () => call('app:chooseDossier', undefined),
    onMutate: () => open.reset(),
    onSuccess: ({ fichierId, nom, isProtege }) =>
      isProtege
        ? setLocked({ fichierId, nom })
        : open.mutate({ fichierId, motDePasse: null, replace: false }),
  })
  const error = choose.error ?? open.error
  const exists = error instanceof AppFailure && error.error.code === 'annee-exists'
  const { variables } = open
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconFolderOpen size="1.125rem" aria-hidden />}
        loading={choose.isPending || open.isPending}
        onClick={() => choose.mutate()}
      >
        Ouvrir un dossier…
      </Button>
      {locked === null ? null : (
        <FilePasswordModal
          title={`«\u00a0${locked.nom}\u00a0» est protégé`}
          label="Mot de passe donné à ce dossier"
          error={open.error}
          isPending={open.isPending}
          onTyped={open.reset}
          onClose={() => {
            setLocked(null)
            open.reset()
          }}
          onSubmit={(motDePasse) =>
            open.mutate(
              { fichierId: locked.fichierId, motDePasse, replace: false },
              {
                onSuccess: () => setLocked(null),
                // A password refused leaves the dialog open; any other refusal is told under the button.
                onError: (failure) => {
                  if (fieldErrors(failure).motDePasse === undefined) setLocked(null)
                },
              },
            )
          }
        />
      )}
      {locked === null ? (
        <Failure error={error}>
          {exists && variables !== undefined ? (
            <Group gap="xs" mt="sm">
              <Button
                size="xs"
                color="red.9"
                onClick={() => open.mutate({ ...variables, replace: true })}
              >
                Remplacer l’année par celle du dossier
              </Button>
              <Button size="xs" variant="default" onClick={open.reset}>
                Garder l’année actuelle
              </Button>
            </Group>
          ) : null}
        </Failure>
      ) : null}
    </>
  )
}

/**
 * Loads the dossier chosen; `replace` takes the place of the same année, copied aside first. `onOpened` is told which
 * année came, once the window knows of it.
 */
function useOpenDossier(onOpened: (anneeId: string) => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (asked: Input<'app:openDossier'>) => call('app:openDossier', asked),
    onSuccess: async ({ anneeId, counts }) => {
      await client.invalidateQueries()
      onOpened(anneeId)
      const enfants = formatCount(counts.enfants ?? 0, 'enfant')
      const seances = formatCount(counts.seances ?? 0, 'séance')
      const intervenants = formatCount(counts.intervenants ?? 0, 'intervenant')
      notifications.show({
        color: 'green',
        title: 'Dossier ouvert',
        message: `Repris dans Cartable\u00a0: ${enfants}, ${intervenants}, ${seances}.`,
      })
    },
  })
}
