import { Textarea } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { SeanceOuverte } from '../../../shared/ipc/seances.ipc.ts'
import { useUnsaved } from '../../app/useUnsaved.ts'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'

/** Long enough not to save at each letter, short enough to lose none. */
const PAUSE_MS = 800

/** Free words on the séance, saved when typing pauses and when the field or the panel is left. */
export function NoteField({ seance }: { readonly seance: SeanceOuverte }) {
  const { seanceId } = seance
  const [note, setNote] = useState(seance.note ?? '')
  const [isRefused, setIsRefused] = useState(false)
  const { mutate } = useWrite('seances:setNote')
  const saved = useRef(note)
  const save = () => {
    const before = saved.current
    const sent = note.trim()
    if (before === sent) return setIsRefused(false)
    saved.current = sent
    mutate(
      { seanceId, note },
      {
        onSuccess: () => setIsRefused(false),
        onError: (error) => {
          // Sent again when she types, or leaves the field.
          if (saved.current === sent) saved.current = before
          setIsRefused(true)
          notifyFailure(error)
        },
      },
    )
  }
  useUnsaved(isRefused, () => {
    saved.current = note.trim()
  })
  const latest = useRef(save)
  useEffect(() => {
    latest.current = save
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is typed is what restarts the pause
  useEffect(() => {
    const timer = window.setTimeout(() => latest.current(), PAUSE_MS)
    return () => window.clearTimeout(timer)
  }, [note])
  useEffect(() => () => latest.current(), [])
  // Undo changes it from elsewhere.
  useEffect(() => {
    const kept = seance.note ?? ''
    if (kept === saved.current) return
    saved.current = kept
    setNote(kept)
  }, [seance.note])
  return (
    <Textarea
      label="Note"
      description="Courte et objective&nbsp;: la famille peut la lire."
      size="xs"
      autosize
      minRows={2}
      maxRows={8}
      maxLength={2000}
      value={note}
      onChange={(event) => setNote(event.currentTarget.value)}
      onBlur={save}
    />
  )
}
