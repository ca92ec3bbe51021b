import { Button, Group, Modal, Text } from '@mantine/core'
import { useEffect } from 'react'
import { hasUnsaved, leave, usePendingLeave } from './unsaved.ts'

/** Asks before a form is left with something unsaved, whatever link or button leaves it. */
export function UnsavedDialog() {
  const { isAsked, stay, go } = usePendingLeave()
  useAskOnLinks()
  return (
    <Modal
      opened={isAsked}
      onClose={stay}
      title="Quitter sans enregistrer ?"
      closeButtonProps={{ 'aria-label': 'Continuer la saisie' }}
    >
      <Text size="sm">Ce que vous avez saisi dans ce formulaire sera perdu.</Text>
      <Group justify="flex-end" gap="xs" mt="md">
        <Button size="xs" variant="default" onClick={go}>
          Quitter sans enregistrer
        </Button>
        <Button size="xs" onClick={stay} data-autofocus>
          Continuer la saisie
        </Button>
      </Group>
    </Modal>
  )
}

/** A link to another screen would take the form away: it waits for the answer like the rest. */
function useAskOnLinks(): void {
  useEffect(() => {
    const hold = (event: MouseEvent) => {
      if (!hasUnsaved() || !(event.target instanceof Element)) return
      const hash = event.target.closest('a')?.getAttribute('href')
      if (!hash?.startsWith('#/')) return
      event.preventDefault()
      event.stopPropagation()
      leave(() => {
        window.location.hash = hash
      })
    }
    document.addEventListener('click', hold, { capture: true })
    return () => document.removeEventListener('click', hold, { capture: true })
  }, [])
}
