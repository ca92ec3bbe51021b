import { ActionIcon, Popover, TextInput } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import '@mantine/dates/styles.css'
import 'dayjs/locale/fr'
import { IconCalendar } from '@tabler/icons-react'
import { useState } from 'react'
import type { IsoDate } from '../../shared/dates.ts'
import { formatDate } from '../../shared/format.ts'
import styles from './DateTextField.module.css'
import { parseDateFr } from './parse.ts'

/** Places of the calendar without room under its field: never over the title nor the fields above. */
const BESIDE: ('left-end' | 'left-start' | 'top-start')[] = ['left-end', 'left-start', 'top-start']

/** A date to choose in one click, beside the calendar. */
export type DatePreset = { readonly label: string; readonly value: IsoDate }

/**
 * A date as it is typed, or picked with the mouse. What is no date stays typed: whoever saves tells why
 * it is refused.
 */
export function DateTextField({
  label,
  value,
  error,
  description,
  isDescriptionShown = true,
  opensAt,
  presets,
  isDisabledDay,
  onChange,
  onLeft,
}: {
  readonly label: string
  readonly value: string
  readonly error: string | undefined
  readonly description?: string
  /** False where the form around shows the description in a place of its own: the field still bears it for a screen reader. */
  readonly isDescriptionShown?: boolean
  /** Date at which the calendar opens while the field holds none. */
  readonly opensAt?: IsoDate
  readonly presets?: readonly DatePreset[]
  /** True for a day that the calendar does not let choose. */
  readonly isDisabledDay?: (date: IsoDate) => boolean
  readonly onChange: (typed: string) => void
  /** Runs when the field is left, once what was typed is written in full. */
  readonly onLeft?: () => void
}) {
  const [isOpen, setIsOpen] = useState(false)
  const date = parseDateFr(value)
  const pick = (picked: string | null) => {
    setIsOpen(false)
    if (picked !== null) onChange(formatDate(picked))
  }
  return (
    <Popover
      opened={isOpen}
      onChange={setIsOpen}
      position="bottom-start"
      middlewares={{ flip: { fallbackPlacements: BESIDE } }}
      withinPortal={false}
      withRoles={false}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <div>
          <TextInput
            label={label}
            description={description}
            {...(isDescriptionShown ? {} : { descriptionProps: { className: styles.unseen } })}
            size="xs"
            placeholder="JJ/MM/AAAA"
            autoComplete="off"
            value={value}
            error={error}
            errorProps={{ role: 'alert' }}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            onChange={(event) => onChange(event.currentTarget.value)}
            onBlur={() => {
              if (date !== null) onChange(formatDate(date))
              onLeft?.()
            }}
            rightSection={
              <ActionIcon
                size="sm"
                variant="subtle"
                color="gray"
                aria-label={`Choisir dans le calendrier\u00a0: ${label}`}
                aria-haspopup="dialog"
                aria-expanded={isOpen}
                onClick={() => setIsOpen((open) => !open)}
              >
                <IconCalendar size="1rem" aria-hidden />
              </ActionIcon>
            }
          />
        </div>
      </Popover.Target>
      <Popover.Dropdown
        role="dialog"
        aria-label={`Calendrier\u00a0: ${label}`}
        className={styles.calendar}
        // Échap closes the calendar, not the form around it.
        onKeyDown={(event) => event.key === 'Escape' && event.stopPropagation()}
      >
        <DatePicker
          size="xs"
          locale="fr"
          firstDayOfWeek={1}
          weekendDays={[]}
          value={date}
          {...((date ?? opensAt) ? { defaultDate: date ?? opensAt ?? '' } : {})}
          onChange={pick}
          {...(presets === undefined ? {} : { presets: [...presets] })}
          {...(isDisabledDay === undefined
            ? {}
            : { getDayProps: (day: IsoDate) => ({ disabled: isDisabledDay(day) }) })}
          hideOutsideDates
          ariaLabels={{ previousMonth: 'Mois précédent', nextMonth: 'Mois suivant' }}
        />
      </Popover.Dropdown>
    </Popover>
  )
}
