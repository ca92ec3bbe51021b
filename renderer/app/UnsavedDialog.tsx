import { Button, Group, Modal, Text } from '@mantine/core'
import { useEffect, useSyncExternalStore } from 'react'
import {
  canSave,
  depart,
  hasUnsaved,
  IMPORTER,
  leave,
  pendingActe,
  pendingDeparture,
  saveAndDepart,
  stay,
  subscribe,
  writesUnderWay,
} from './unsaved.ts'

const FORMULAIRE = {
  leave: 'Quitter sans enregistrer',
  unsaved: 'Ce que vous avez saisi dans ce formulaire n’est pas enregistré.',
  lost: 'Ce que vous avez saisi dans ce formulaire sera perdu.',
  stay: 'Continuer la saisie',
}
const IMPORT = {
  leave: 'Quitter sans importer',
  lost: 'Rien de ce fichier n’est encore importé, et ce que vous avez choisi ici sera perdu. Pour le garder, continuez, puis importez\u00a0: un import s’annule en entier.',
  stay: 'Continuer l’import',
}

/** Asks before a form is left with something unsaved, whatever leaves it: a link, a button, « Précédent », the window that closes. */
export function UnsavedDialog() {
  const isAsked = useSyncExternalStore(subscribe, pendingDeparture) !== null
  const isSavable = isAsked && canSave()
  const acte = pendingActe()
  const words = acte === IMPORTER ? IMPORT : FORMULAIRE
  useHeldDepartures()
  return (
    <Modal
      opened={isAsked}
      onClose={stay}
      size="32rem"
      title={`${words.leave}\u202f?`}
      closeButtonProps={{ 'aria-label': words.stay }}
    >
      <Text size="sm">{isSavable ? FORMULAIRE.unsaved : words.lost}</Text>
      <Group justify="flex-end" gap="xs" mt="md">
        <Button size="xs" variant="default" onClick={depart}>
          {words.leave}
        </Button>
        <Button
          size="xs"
          variant={isSavable ? 'default' : 'filled'}
          onClick={stay}
          data-autofocus={isSavable ? undefined : true}
        >
          {words.stay}
        </Button>
        {isSavable ? (
          <Button size="xs" onClick={() => void saveAndDepart()} data-autofocus>
            {acte}
          </Button>
        ) : null}
      </Group>
    </Modal>
  )
}

/**
 * Holds whatever would take an unsaved form away and is not asked by a button of the screen: a link,
 * « Précédent », the window that closes. Buttons go through `leave` themselves.
 */
function useHeldDepartures(): void {
  useEffect(() => {
    window.navigation.addEventListener('navigate', holdNavigation)
    window.addEventListener('beforeunload', holdClosing)
    window.addEventListener('keydown', goThroughHistory)
    const stopListening = window.cartable.on('app:sessionEnds', saveField)
    return () => {
      stopListening()
      window.navigation.removeEventListener('navigate', holdNavigation)
      window.removeEventListener('beforeunload', holdClosing)
      window.removeEventListener('keydown', goThroughHistory)
    }
  }, [])
}

/** Asks before a change of address discards a form. A `replace` only narrows the same screen, so it passes. */
function holdNavigation(event: NavigateEvent): void {
  const { navigationType, destination } = event
  if (!hasUnsaved() || !event.cancelable || navigationType === 'replace') return
  event.preventDefault()
  leave(() => {
    if (navigationType === 'traverse') window.navigation.traverseTo(destination.key)
    else window.location.assign(destination.url)
  })
}

/** Blurs the focused field: fields that save when left are saved before the window closes. */
function saveField(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}

/** Asks before closing: on `preventDefault` Electron keeps the window open and says nothing. */
function holdClosing(event: BeforeUnloadEvent): void {
  saveField()
  const underWay = writesUnderWay()
  if (hasUnsaved()) {
    event.preventDefault()
    leave(() => window.close())
  } else if (underWay !== null) {
    event.preventDefault()
    void underWay.then(() => window.close())
  }
}

/** Alt+← and Alt+→, which a browser offers and Electron does not. */
function goThroughHistory(event: KeyboardEvent): void {
  if (!event.altKey || event.ctrlKey || event.shiftKey || event.metaKey) return
  if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
  event.preventDefault()
  if (event.key === 'ArrowLeft') window.history.back()
  else window.history.forward()
}
