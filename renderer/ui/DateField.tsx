import { Box } from '@mantine/core'
import { useState } from 'react'
import type { IsoDate } from '../../shared/dates.ts'
import { formatDate } from '../../shared/format.ts'
import { type DatePreset, DateTextField } from './DateTextField.tsx'
import { parseDateFr } from './parse.ts'

/**
 * A date in force, changed as soon as a whole one is typed, or picked in the calendar. One that `refusalOf` refuses is
 * told beside the field, and the date in force stays.
 */
export function DateField({
  label,
  value,
  onChange,
  refusalOf,
  presets,
}: {
  readonly label: string
  readonly value: IsoDate
  readonly onChange: (date: IsoDate) => void
  /** Reason why a date cannot be chosen; null when it can. */
  readonly refusalOf: (date: IsoDate) => string | null
  /** Dates to choose in one click, beside the calendar. */
  readonly presets?: readonly DatePreset[]
}) {
  const [typed, setTyped] = useState(() => formatDate(value))
  const [refusal, setRefusal] = useState<string | null>(null)
  const [inForce, setInForce] = useState(value)
  if (inForce !== value) {
    setInForce(value)
    setTyped(formatDate(value))
    setRefusal(null)
  }
  const type = (text: string) => {
    setTyped(text)
    const date = parseDateFr(text)
    // With two digits, the year may still be on its way: it is taken when the field is left.
    if (date === null || !/\d{4}$/.test(text.trim())) return
    const reason = refusalOf(date)
    setRefusal(reason)
    if (reason === null && date !== value) onChange(date)
  }
  /** Shows the date in force again, with the reason where another was typed. */
  const settle = () => {
    setTyped(formatDate(value))
    if (parseDateFr(typed) !== null) return
    const what =
      typed.trim() === '' ? 'Il manque une date' : `«\u00a0${typed}\u00a0» n’est pas une date`
    setRefusal(`${what}\u00a0: écrivez-la ainsi, ${formatDate(value)}.`)
  }
  return (
    <Box w="11rem" miw="7.5rem">
      <DateTextField
        label={label}
        value={typed}
        error={refusal ?? undefined}
        isDisabledDay={(date) => refusalOf(date) !== null}
        {...(presets === undefined ? {} : { presets })}
        onChange={type}
        onLeft={settle}
      />
    </Box>
  )
}
