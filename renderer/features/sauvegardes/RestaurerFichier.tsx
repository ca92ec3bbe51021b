import { Button, Group, Modal, PasswordInput } from '@mantine/core'
import { IconFolderOpen } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../app/api.ts'
import { describeError, isCancelled } from '../../app/describe-error.ts'
import { fieldErrors, notifyFailure } from '../../app/useWrite.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { type Demande, RestaurerModal } from './RestaurerModal.tsx'
import styles from './Sauvegardes.module.css'

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
      {locked === null ? null : (
        <DeverrouillerModal
          {...locked}
          onClose={() => setLocked(null)}
          onUnlocked={(fichierId, nom) => {
            setLocked(null)
            ask(fichierId, nom)
          }}
        />
      )}
      {asked === null ? null : (
        <RestaurerModal demande={asked} onClose={() => setAsked(null)} onRestored={onRestored} />
      )}
    </>
  )
}

/** Dialog for the password of a locked copy. */
function DeverrouillerModal({
  fichierId,
  nom,
  onClose,
  onUnlocked,
}: {
  readonly fichierId: string
  readonly nom: string
  readonly onClose: () => void
  readonly onUnlocked: (fichierId: string, nom: string) => void
}) {
  const [motDePasse, setMotDePasse] = useState('')
  const unlock = useMutation({
    mutationFn: () => call('sauvegardes:unlock', { fichierId, motDePasse }),
    onSuccess: (opened) => onUnlocked(opened.fichierId, opened.nom),
  })
  const refused = fieldErrors(unlock.error).motDePasse
  return (
    <Modal
      opened
      onClose={onClose}
      title={`«\u00a0${nom}\u00a0» est protégée`}
      closeButtonProps={{ 'aria-label': 'Fermer' }}
    >
      <form
        className={styles.stack}
        onSubmit={(event) => {
          event.preventDefault()
          unlock.mutate()
        }}
      >
        <PasswordInput
          data-autofocus
          label="Mot de passe donné à cette copie"
          value={motDePasse}
          error={refused}
          errorProps={{ role: 'alert' }}
          onChange={(event) => {
            setMotDePasse(event.currentTarget.value)
            unlock.reset()
          }}
        />
        {unlock.error === null || refused !== undefined ? null : (
          <ErrorState {...describeError(unlock.error)} />
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Annuler
          </Button>
          <Button type="submit" disabled={motDePasse === ''} loading={unlock.isPending}>
            Ouvrir
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
