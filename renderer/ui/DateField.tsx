import { DateInput } from '@mantine/dates'
import { useState } from 'react'
import type { IsoDate } from '../../shared/dates.ts'
import { formatDate } from '../../shared/format.ts'
import styles from './DateField.module.css'
import { parseDateFr } from './parse-date.ts'

/** Where the calendar goes without room under the field: never over the title or the fields around it. */
const BESIDE: ('left-end' | 'left-start' | 'top-end')[] = ['left-end', 'left-start', 'top-end']

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
  /** Why a date cannot be chosen, null when it can. */
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
        if (parseDateFr(text) === null)
          setRefusal(`« ${text} » n’est pas une date : écrivez-la ainsi, ${formatDate(value)}.`)
      }}
      hideOutsideDates
      popoverProps={{
        withinPortal: false,
        position: 'bottom-end',
        classNames: { dropdown: styles.calendar ?? '' },
        middlewares: { flip: { fallbackPlacements: BESIDE } },
      }}
      previousLabel="Mois précédent"
      nextLabel="Mois suivant"
    />
  )
}
