import { DateInput } from '@mantine/dates'
import { useState } from 'react'
import type { IsoDate } from '../../shared/dates.ts'
import { formatDate } from '../../shared/format.ts'
import { parseDateFr } from './parse.ts'

/**
 * A date typed as one writes it, or picked in the calendar. One that `refusalOf` refuses is told beside
 * the field, and the date in force stays.
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
  readonly presets?: readonly { readonly label: string; readonly value: IsoDate }[]
}) {
  const [refusal, setRefusal] = useState<string | null>(null)
  const choose = (date: IsoDate | null) => {
    if (date === null) return
    const reason = refusalOf(date)
    setRefusal(reason)
    if (reason === null && date !== value) onChange(date)
  }
  return (
    <DateInput
      label={label}
      size="xs"
      w="11rem"
      miw="7.5rem"
      value={value}
      onChange={choose}
      dateParser={parseDateFr}
      valueFormat={formatDate}
      {...(presets === undefined ? {} : { presets: [...presets] })}
      error={refusal}
      errorProps={{ role: 'alert' }}
      getDayProps={(date) => ({ disabled: refusalOf(date) !== null })}
      onBlur={(event) => {
        const { value: text } = event.currentTarget
        if (parseDateFr(text) !== null) return
        const what =
          text.trim() === '' ? 'Il manque une date' : `«\u00a0${text}\u00a0» n’est pas une date`
        setRefusal(`${what}\u00a0: écrivez-la ainsi, ${formatDate(value)}.`)
      }}
      hideOutsideDates
      popoverProps={{ withinPortal: false, position: 'bottom-end' }}
      previousLabel="Mois précédent"
      nextLabel="Mois suivant"
    />
  )
}
