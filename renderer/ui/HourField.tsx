import { TimeInput } from '@mantine/dates'
import type { ReactNode } from 'react'
import type { IsoTime } from '../../shared/dates.ts'

/** A time of day; '' while it is not whole. */
export function HourField({
  label,
  value,
  onChange,
  error,
}: {
  readonly label: string
  readonly value: IsoTime | ''
  readonly onChange: (time: IsoTime | '') => void
  readonly error?: ReactNode
}) {
  return (
    <TimeInput
      label={label}
      size="xs"
      w="6.5rem"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error}
      errorProps={{ role: 'alert' }}
    />
  )
}
