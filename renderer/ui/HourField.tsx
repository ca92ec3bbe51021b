import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { IsoTime } from '../../shared/dates.ts'
import { heureEnClair, heureOrTyped, parseHeureFr, shownHeure } from './parse.ts'

const REFUSAL = 'Écrivez l’heure ainsi\u00a0: 16\u00a0h\u00a030.'

/** A time of day typed freely; an unreadable text stays in the field, with a message saying what to write. */
export function HourField({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: IsoTime
  /** Called at each letter, so that Entrée never sends an older time; an unreadable text is given as typed. */
  readonly onChange: (time: IsoTime) => void
}) {
  const [typed, setTyped] = useState(() => heureEnClair(value))
  const text = shownHeure(typed, value)
  const [isLeft, setIsLeft] = useState(false)
  return (
    <TextInput
      label={label}
      size="xs"
      w="4.75rem"
      inputMode="numeric"
      autoComplete="off"
      value={text}
      error={isLeft && parseHeureFr(text) === null ? REFUSAL : null}
      errorProps={{ role: 'alert' }}
      onFocus={() => setIsLeft(false)}
      onBlur={() => {
        setIsLeft(true)
        setTyped(heureEnClair(text))
      }}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        onChange(heureOrTyped(event.currentTarget.value))
      }}
    />
  )
}
