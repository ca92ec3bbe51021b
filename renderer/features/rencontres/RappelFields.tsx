import { Checkbox } from '@mantine/core'
import { DateTextField } from '../../ui/DateTextField.tsx'
import fields from '../../ui/Fields.module.css'
import { TextField } from '../../ui/TextField.tsx'
import type { RappelValues } from './rencontre-form.ts'

/** Fields of the reminder left by a meeting: date, subject, and whether it is done. */
export function RappelFields({
  value,
  errors,
  onChange,
}: {
  readonly value: RappelValues
  readonly errors: Readonly<Record<string, string>>
  readonly onChange: (value: RappelValues) => void
}) {
  const isNamed = value.date.trim() !== '' || value.objet.trim() !== ''
  return (
    <fieldset className={fields.group}>
      <legend className={fields.legend}>Suite à donner</legend>
      <DateTextField
        label="À revoir le"
        description="Facultatif. Ce jour-là, l’accueil vous le rappellera."
        value={value.date}
        error={errors['rappel.date']}
        onChange={(date) => onChange({ ...value, date })}
      />
      <TextField
        label="Quoi"
        placeholder="rappeler le principal"
        value={value.objet}
        error={errors['rappel.objet']}
        onChange={(objet) => onChange({ ...value, objet })}
      />
      {isNamed ? (
        <Checkbox
          size="xs"
          label="C’est fait"
          checked={value.isFait}
          onChange={(event) => onChange({ ...value, isFait: event.currentTarget.checked })}
        />
      ) : null}
    </fieldset>
  )
}
