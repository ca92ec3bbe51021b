import { Group } from '@mantine/core'
import type { Moment } from '../../../shared/domain/planification.ts'
import type { FieldsProps } from '../../app/useParts.ts'
import { DateTextField } from '../../ui/DateTextField.tsx'
import { HourField } from '../../ui/HourField.tsx'
import { FieldError } from '../../ui/PanelForm.tsx'

/** The fields of a moment, which are judged together. */
export const MOMENT: readonly (keyof Moment)[] = ['date', 'debut', 'fin']

/** When a séance takes place: its day as typed, from when to when. */
export function MomentFields({ value, errors, onChange }: FieldsProps<Moment>) {
  return (
    <>
      <Group gap="xs" align="flex-start" wrap="nowrap">
        <DateTextField
          label="Jour"
          value={value.date}
          error={errors.date}
          onChange={(date) => onChange({ date })}
        />
        <HourField label="De" value={value.debut} onChange={(debut) => onChange({ debut })} />
        <HourField label="À" value={value.fin} onChange={(fin) => onChange({ fin })} />
      </Group>
      <FieldError text={errors.debut ?? errors.fin} />
    </>
  )
}
