import { Button, Group, Menu } from '@mantine/core'
import {
  IconCalendarEvent,
  IconCheck,
  IconCopy,
  IconDots,
  IconRotate,
  IconTrash,
  IconX,
} from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { EtatSeance } from '../../../shared/domain/listes.ts'
import type { SeanceOuverte } from '../../../shared/ipc/seances.ipc.ts'
import { useSelection } from '../../app/selection.tsx'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'
import { focusUnlessTaken } from '../../ui/focus.ts'
import { CancelForm } from './CancelForm.tsx'
import { DuplicateForm } from './DuplicateForm.tsx'
import { MoveForm } from './MoveForm.tsx'

type Form = 'move' | 'cancel' | 'duplicate' | null

/** What can be done with a séance as a whole; what asks a question opens it in place. */
export function SeanceActions({
  seance,
  onGone,
  onOpen,
}: {
  readonly seance: SeanceOuverte
  readonly onGone: () => void
  readonly onOpen: (seanceId: string) => void
}) {
  const { contexte } = useSelection()
  const [form, setForm] = useState<Form>(null)
  const setEtat = useWrite('seances:setEtat')
  const remove = useWrite('seances:delete')
  const firstRef = useRef<HTMLButtonElement>(null)
  const close = () => {
    setForm(null)
    // Once the buttons are back.
    focusUnlessTaken(() => firstRef.current)
  }
  const put = (etat: EtatSeance) =>
    setEtat.mutate({ seanceId: seance.seanceId, etat, motif: null }, { onError: notifyFailure })
  const { etat } = seance
  if (form === 'move') return <MoveForm seance={seance} onDone={close} />
  if (form === 'cancel') return <CancelForm seance={seance} onDone={close} />
  if (form === 'duplicate') {
    return <DuplicateForm seance={seance} onDone={close} onCreated={onOpen} />
  }
  return (
    <Group gap="0.375rem">
      <Button
        ref={firstRef}
        size="xs"
        variant="default"
        leftSection={<IconCalendarEvent size="1rem" aria-hidden />}
        onClick={() => setForm('move')}
      >
        Déplacer
      </Button>
      {etat === 'annulee' ? (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconRotate size="1rem" aria-hidden />}
          onClick={() => put('prevue')}
        >
          Rouvrir
        </Button>
      ) : (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconX size="1rem" aria-hidden />}
          onClick={() => setForm('cancel')}
        >
          Annuler la séance
        </Button>
      )}
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button size="xs" variant="default" leftSection={<IconDots size="1rem" aria-hidden />}>
            Plus
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {etat === 'prevue' && seance.date <= contexte.today ? (
            <Menu.Item leftSection={<IconCheck size="1rem" />} onClick={() => put('tenue')}>
              Noter qu’elle a eu lieu
            </Menu.Item>
          ) : null}
          {etat === 'tenue' ? (
            <Menu.Item leftSection={<IconRotate size="1rem" />} onClick={() => put('prevue')}>
              Remettre en prévue
            </Menu.Item>
          ) : null}
          <Menu.Item leftSection={<IconCopy size="1rem" />} onClick={() => setForm('duplicate')}>
            Copier un autre jour
          </Menu.Item>
          <Menu.Item
            color="red"
            leftSection={<IconTrash size="1rem" />}
            onClick={() =>
              remove.mutate(
                { seanceId: seance.seanceId },
                { onSuccess: onGone, onError: notifyFailure },
              )
            }
          >
            Supprimer
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  )
}
