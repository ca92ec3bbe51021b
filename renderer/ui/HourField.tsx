import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { IsoTime } from '../../shared/dates.ts'
import { parseHeureFr } from './parse-heure.ts'

const REFUSAL = 'Écrivez l’heure ainsi\u00a0: 16h30.'

/** A time of day typed as one writes it; what is no time stays typed, with what to write instead. */
export function HourField({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: IsoTime
  /** Told at each letter, so that Entrée never sends an older time; what cannot be read as it is typed. */
  readonly onChange: (time: IsoTime) => void
}) {
  const [text, setText] = useState(value)
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
        setText(parseHeureFr(text) ?? text)
      }}
      onChange={(event) => {
        const typed = event.currentTarget.value
        setText(typed)
        onChange(parseHeureFr(typed) ?? typed)
      }}
    />
  )
}
