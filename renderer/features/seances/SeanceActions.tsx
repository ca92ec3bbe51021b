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
import { addDays } from '../../../shared/dates.ts'
import type { EtatSeance } from '../../../shared/domain/listes.ts'
import type { Moment } from '../../../shared/domain/planification.ts'
import { formatDate } from '../../../shared/format.ts'
import type { SeanceOuverte } from '../../../shared/ipc/seances.ipc.ts'
import { useScreenParams } from '../../app/router.ts'
import { useSelection } from '../../app/selection.tsx'
import type { FieldsProps } from '../../app/useParts.ts'
import { useFlatForm } from '../../app/useSaisieForm.ts'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'
import { DateTextField } from '../../ui/DateTextField.tsx'
import { focusUnlessTaken } from '../../ui/focus.ts'
import { HourField } from '../../ui/HourField.tsx'
import { FieldError, PanelForm } from '../../ui/PanelForm.tsx'
import { dateOrTyped } from '../../ui/parse.ts'
import { TextField } from '../../ui/TextField.tsx'

type Form = 'move' | 'cancel' | 'duplicate' | null

/** The actions on a séance as a whole; one that asks a question opens its form in place. */
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
    // The focus waits until the buttons are back.
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
      <Menu position="bottom-end">
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

/** Form for the motif of a cancellation. */
function CancelForm({
  seance,
  onDone,
}: {
  readonly seance: SeanceOuverte
  readonly onDone: () => void
}) {
  const { seanceId } = seance
  const { value, errors, onChange, send, leave, isPending } = useFlatForm({
    channel: 'seances:setEtat',
    sujet: { seanceId },
    initial: { motif: seance.motif ?? '' },
    toInput: ({ motif }) => ({ seanceId, etat: 'annulee', motif }),
    acteOf: () => 'Annuler la séance',
    onSaved: onDone,
  })
  return (
    <PanelForm
      title="Annuler la séance"
      submit="Annuler la séance"
      cancel="Garder la séance"
      isPending={isPending}
      onSubmit={send}
      onCancel={() => leave(onDone)}
    >
      <TextField
        label="Motif"
        placeholder="Grève, salle fermée, sortie scolaire…"
        value={value.motif}
        error={errors.motif}
        onChange={(motif) => onChange({ motif })}
      />
    </PanelForm>
  )
}

/** Form that copies a séance to another day, one week later by default. */
function DuplicateForm({
  seance,
  onDone,
  onCreated,
}: {
  readonly seance: SeanceOuverte
  readonly onDone: () => void
  readonly onCreated: (seanceId: string) => void
}) {
  const { seanceId, annee } = seance
  const later = addDays(seance.date, 7)
  const { value, errors, onChange, send, leave, isPending } = useFlatForm({
    channel: 'seances:duplicate',
    sujet: { seanceId },
    initial: { date: formatDate(later > annee.fin ? seance.date : later) },
    toInput: ({ date }) => ({ seanceId, date: dateOrTyped(date) }),
    acteOf: () => 'Copier',
    onSaved: (created) => {
      onDone()
      onCreated(created.seanceId)
    },
  })
  return (
    <PanelForm
      title="Copier un autre jour"
      submit="Copier"
      isPending={isPending}
      onSubmit={send}
      onCancel={() => leave(onDone)}
    >
      <DateTextField
        label="Jour"
        value={value.date}
        error={errors.date}
        onChange={(date) => onChange({ date })}
      />
    </PanelForm>
  )
}

/** Form that moves a séance to another day or other times. */
function MoveForm({
  seance,
  onDone,
}: {
  readonly seance: SeanceOuverte
  readonly onDone: () => void
}) {
  const { seanceId, date, debut, fin } = seance
  const { setParams } = useScreenParams()
  const { value, errors, onChange, send, leave, isPending } = useFlatForm({
    channel: 'seances:move',
    sujet: { seanceId },
    initial: { date: formatDate(date), debut, fin },
    toInput: (moment) => ({ seanceId, ...moment, date: dateOrTyped(moment.date) }),
    together: MOMENT,
    acteOf: () => 'Déplacer',
    onSaved: () => {
      // The calendar follows the séance, so that closing its panel finds it again.
      setParams({ jour: dateOrTyped(value.date) })
      onDone()
    },
  })
  return (
    <PanelForm
      title="Déplacer la séance"
      submit="Déplacer"
      isPending={isPending}
      onSubmit={send}
      onCancel={() => leave(onDone)}
    >
      <MomentFields value={value} errors={errors} onChange={onChange} />
    </PanelForm>
  )
}

/** Fields of a moment, checked together. */
export const MOMENT: readonly (keyof Moment)[] = ['date', 'debut', 'fin']

/** Fields for the moment of a séance: day as typed, start and end. */
export function MomentFields({ value, errors, onChange }: FieldsProps<Moment>) {
  return (
    <>
      <Group gap="xs" align="flex-start" wrap="nowrap">
        <DateTextField
          label="Jour"
          value={value.date}
          error={errors.date}
          onChange={(date) => onChange({ date })}
        />
        <HourField label="De" value={value.debut} onChange={(debut) => onChange({ debut })} />
        <HourField label="À" value={value.fin} onChange={(fin) => onChange({ fin })} />
      </Group>
      <FieldError text={errors.debut ?? errors.fin} />
    </>
  )
}
