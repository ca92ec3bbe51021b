import { Button, Group, Popover, Radio, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useRef, useState } from 'react'
import type { EtatPresence } from '../../../shared/domain/listes.ts'
import { LIBELLES_PRESENCE } from '../../../shared/texts/libelles.ts'
import { useUnsaved } from '../../app/unsaved.ts'
import { formatJourLong } from '../../texts/dates.ts'
import styles from './Grille.module.css'
import { cellId } from './GrilleTable.tsx'
import { etatsOf, type Grille, type Position } from './grille.ts'
import { nomDit } from './grille-texts.ts'

const NOTE_MAX = 300

/** The place of a box within the grid's frame, in pixels. */
type BoxPlace = {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** The note of a présence: a late arrival, a reason. Entrée or a click elsewhere keeps it, Échap discards the change. */
function NotePopover({
  place,
  about,
  etats,
  etat,
  note,
  onSave,
  onClose,
}: {
  readonly place: BoxPlace
  /** Box that the note is about: « Inès Benali, mardi 28 septembre ». */
  readonly about: string
  /** The états that the box takes. */
  readonly etats: readonly EtatPresence[]
  /** The état recorded, else the one proposed: a note always goes with an état. */
  readonly etat: EtatPresence
  readonly note: string | null
  readonly onSave: (value: { etat: EtatPresence; note: string }) => void
  readonly onClose: () => void
}) {
  const form = useForm<{ etat: EtatPresence; note: string }>({
    initialValues: { etat, note: note ?? '' },
    validate: {
      note: (value) =>
        value.trim().length > NOTE_MAX
          ? `Cette note compte ${value.trim().length} signes${'\u00a0'}: gardez l’essentiel (${NOTE_MAX} au plus).`
          : null,
    },
  })
  useUnsaved(form.isDirty())
  const keep = form.onSubmit((value) => onSave({ ...value, note: value.note.trim() }))
  return (
    <Popover
      opened
      // A click elsewhere in the grid saves the typed note.
      onChange={(isOpen) => {
        if (isOpen) return
        if (form.isDirty()) keep()
        else onClose()
      }}
      trapFocus
      withArrow
      withRoles={false}
      shadow="md"
      position="bottom"
      // In a low window the popover may cover the box, never leave the window.
      middlewares={{ flip: true, shift: { crossAxis: true, padding: 8 } }}
      width="20rem"
    >
      <Popover.Target>
        <span className={styles.anchor} style={place} />
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={`Note, ${about}`}>
        <form
          onSubmit={keep}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            event.stopPropagation()
            onClose()
          }}
        >
          <Stack gap="xs">
            <strong>{about}</strong>
            <TextInput
              data-autofocus
              size="xs"
              label="Note"
              description="Courte et objective&nbsp;: la famille peut la lire."
              placeholder="Arrivée à 17 h, rendez-vous médical…"
              {...form.getInputProps('note')}
            />
            <Radio.Group size="xs" label="Présence" {...form.getInputProps('etat')}>
              <Group gap="md" mt={4}>
                {etats.map((value) => (
                  <Radio key={value} size="xs" value={value} label={LIBELLES_PRESENCE[value]} />
                ))}
              </Group>
            </Radio.Group>
            <Group gap="xs">
              <Button size="xs" type="submit">
                Enregistrer
              </Button>
              <Button size="xs" variant="subtle" onClick={onClose}>
                Annuler
              </Button>
            </Group>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}

/** The note of the box that has it open, if any. */
export function GrilleNote({
  note: { opened },
  grille,
  onSave,
  onClose,
}: {
  readonly note: {
    readonly opened: { readonly position: Position; readonly place: BoxPlace } | null
  }
  readonly grille: Grille
  readonly onSave: (position: Position, value: { etat: EtatPresence; note: string }) => void
  readonly onClose: () => void
}) {
  if (opened === null) return null
  const { position, place } = opened
  const ligne = grille.lignes[position.row]
  const seance = grille.seances[position.col]
  const box = ligne?.cases[position.col]
  if (ligne === undefined || seance === undefined || box === undefined) return null
  const etats = etatsOf(box)
  const etat = etats.find((one) => one === box.presence?.etat) ?? etats[0]
  if (etat === undefined) return null
  return (
    <NotePopover
      place={place}
      about={`${nomDit(ligne.enfant)}, ${formatJourLong(seance.date)}`}
      etats={etats}
      etat={etat}
      note={box.presence?.note ?? null}
      onSave={(value) => {
        onSave(position, value)
        onClose()
      }}
      onClose={onClose}
    />
  )
}

/** The box whose note is open, and its place in the editor's frame. */
export function useNotePlace(gridId: string) {
  const frameRef = useRef<HTMLDivElement>(null)
  const [opened, setOpened] = useState<{ position: Position; place: BoxPlace } | null>(null)
  const open = (position: Position) => {
    const frame = frameRef.current?.getBoundingClientRect()
    const cell = document
      .getElementById(cellId(gridId, position.row, position.col))
      ?.getBoundingClientRect()
    if (frame === undefined || cell === undefined) return
    const { width, height } = cell
    const place = { left: cell.left - frame.left, top: cell.top - frame.top, width, height }
    setOpened({ position, place })
  }
  return { frameRef, opened, open, close: () => setOpened(null) }
}
