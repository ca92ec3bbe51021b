import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { formatDureeSaisie, parseDuree } from '../../../shared/domain/duree.ts'
import { formatDuree } from '../../../shared/format.ts'

/**
 * A duration, or an arrival and a departure, saved when the field is left or with Entrée; empty means
 * the usual one. What cannot be read stays typed, with what to write instead.
 */
export function DureeInput({
  label,
  minutes,
  usual,
  onSave,
}: {
  readonly label: string
  /** null: the usual one. */
  readonly minutes: number | null
  readonly usual: number
  readonly onSave: (minutes: number | null) => void
}) {
  const [text, setText] = useState(textOf(minutes))
  const [shown, setShown] = useState(minutes)
  // What is saved, or undone, is shown in the field as it stands: whoever types in it keeps her place.
  if (shown !== minutes) {
    setShown(minutes)
    setText(textOf(minutes))
  }
  const [refusal, setRefusal] = useState<string | null>(null)
  const save = () => {
    const read = text.trim() === '' ? null : parseDuree(text)
    if (read !== null && !read.ok) return setRefusal(read.reason)
    setRefusal(null)
    const typed = read === null || read.minutes === usual ? null : read.minutes
    if (typed !== minutes) onSave(typed)
    else setText(textOf(typed))
  }
  return (
    <TextInput
      aria-label={label}
      title="1h30, 45 min ou 16h45-18h"
      size="xs"
      w="7rem"
      placeholder={formatDuree(usual)}
      value={text}
      error={refusal}
      errorProps={{ role: 'alert' }}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save()
      }}
    />
  )
}

const textOf = (minutes: number | null): string =>
  minutes === null ? '' : formatDureeSaisie(minutes)
