import { Textarea } from '@mantine/core'
import type { ReactNode } from 'react'
import type { FieldsProps } from '../../app/useParts.ts'
import { DateTextField } from '../../ui/DateTextField.tsx'
import { ActionSelect } from '../fiches/FicheTab.tsx'
import { RappelFields } from './RappelFields.tsx'
import type { RencontreValues } from './rencontre-form.ts'

/** Fields common to all meetings; fields of one kind (children) stand after the date. */
export function RencontreFields({
  value,
  errors,
  onChange,
  children,
}: FieldsProps<RencontreValues> & { readonly children: ReactNode }) {
  return (
    <>
      <DateTextField
        label="Date"
        value={value.date}
        error={errors.date}
        onChange={(date) => onChange({ date })}
      />
      {children}
      <ActionSelect
        value={value.actionId}
        error={errors.actionId}
        onChange={(actionId) => onChange({ actionId })}
      />
      <Textarea
        label="Note"
        description="Factuelle et courte&nbsp;: la famille peut la lire."
        size="xs"
        autosize
        minRows={2}
        maxRows={8}
        value={value.note}
        error={errors.note}
        errorProps={{ role: 'alert' }}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
      <RappelFields
        value={value.rappel}
        errors={errors}
        onChange={(rappel) => onChange({ rappel })}
      />
    </>
  )
}
