import { Button, Group, Modal, Text } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { canSave, depart, pendingDeparture, saveAndDepart, stay, subscribe } from './unsaved.ts'
import { useHeldDepartures } from './useHeldDepartures.ts'

/** Asks before a form is left with something unsaved, whatever leaves it: a link, a button, « Précédent », the window that closes. */
export function UnsavedDialog() {
  const isAsked = useSyncExternalStore(subscribe, pendingDeparture) !== null
  const isSavable = isAsked && canSave()
  useHeldDepartures()
  return (
    <Modal
      opened={isAsked}
      onClose={stay}
      size="32rem"
      title="Quitter sans enregistrer&#8239;?"
      closeButtonProps={{ 'aria-label': 'Continuer la saisie' }}
    >
      <Text size="sm">
        {isSavable
          ? 'Ce que vous avez saisi dans ce formulaire n’est pas enregistré.'
          : 'Ce que vous avez saisi dans ce formulaire sera perdu.'}
      </Text>
      <Group justify="flex-end" gap="xs" mt="md">
        <Button size="xs" variant="default" onClick={depart}>
          Quitter sans enregistrer
        </Button>
        <Button
          size="xs"
          variant={isSavable ? 'default' : 'filled'}
          onClick={stay}
          data-autofocus={isSavable ? undefined : true}
        >
          Continuer la saisie
        </Button>
        {isSavable ? (
          <Button size="xs" onClick={() => void saveAndDepart()} data-autofocus>
            Enregistrer
          </Button>
        ) : null}
      </Group>
    </Modal>
  )
}
