import type { PopoverProps } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { useState } from 'react'
import type { IsoDate } from '../../shared/dates.ts'
import { formatDate } from '../../shared/format.ts'
import styles from './DateField.module.css'
import { parseDateFr } from './parse-date.ts'

/** In a panel, over what opened it: never over the title, the fields or the buttons around the field. */
const BESIDE: PopoverProps = {
  position: 'left-start',
  middlewares: { flip: { fallbackPlacements: ['left-end', 'bottom-end'] } },
}

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
  isInPanel = false,
}: {
  readonly label: string
  readonly value: IsoDate
  readonly onChange: (date: IsoDate) => void
  /** Why a date cannot be chosen, null when it can. */
  readonly refusalOf: (date: IsoDate) => string | null
  /** Dates to choose in one click, beside the calendar. */
  readonly presets?: readonly { readonly label: string; readonly value: IsoDate }[]
  /** True in the panel at the right of the screen. */
  readonly isInPanel?: boolean
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
          setRefusal(
            `«\u00a0${text}\u00a0» n’est pas une date\u00a0: écrivez-la ainsi, ${formatDate(value)}.`,
          )
      }}
      hideOutsideDates
      popoverProps={{
        withinPortal: false,
        classNames: { dropdown: styles.calendar ?? '' },
        ...(isInPanel ? BESIDE : { position: 'bottom-end' }),
      }}
      previousLabel="Mois précédent"
      nextLabel="Mois suivant"
    />
  )
}
