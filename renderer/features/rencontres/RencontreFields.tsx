import { Checkbox } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Rappel } from '../../../shared/domain/rencontre.ts'
import { formatDate } from '../../../shared/format.ts'
import type { ActionParentsLigne, ConcertationLigne } from '../../../shared/ipc/rencontres.ipc.ts'
import type { FieldsProps } from '../../app/useParts.ts'
import { DateTextField } from '../../ui/DateTextField.tsx'
import fields from '../../ui/Fields.module.css'
import { dateOrTyped } from '../../ui/parse.ts'
import { LongTextField, TextField } from '../../ui/TextField.tsx'
import { ActionSelect } from '../actions/ActionSelect.tsx'
import { LECTEURS_DES_NOTES, NomsCites } from '../personnes/NomsCites.tsx'

/** A reminder as it is typed. */
type RappelValues = {
  readonly [field in keyof Rappel]: Rappel[field] extends boolean ? boolean : string
}

/** Fields common to all meetings, as they are typed. */
type RencontreValues = {
  readonly actionId: string
  readonly date: string
  readonly note: string
  readonly rappel: RappelValues
}

/** A meeting (null: a new one), as its form shows it. */
export const rencontreValues = (
  ligne: ActionParentsLigne | ConcertationLigne | null,
  defaults: { readonly date: string; readonly actionId: string },
): RencontreValues => ({
  actionId: ligne?.actionId ?? defaults.actionId,
  date: formatDate(ligne?.date ?? defaults.date),
  note: ligne?.note ?? '',
  rappel: {
    date: ligne?.rappel ? formatDate(ligne.rappel.date) : '',
    objet: ligne?.rappel?.objet ?? '',
    isFait: ligne?.rappel?.isFait ?? false,
  },
})

/** The input of main; a text that is no date goes as typed, and main words the refusal. */
export const toSaisieRencontre = <V extends RencontreValues>(values: V) => ({
  ...values,
  date: dateOrTyped(values.date),
  rappel: toSaisieRappel(values.rappel),
})

/** Reminder as main takes it; null when date and subject are blank. */
const toSaisieRappel = ({ date, objet, isFait }: RappelValues): Rappel | null =>
  date.trim() === '' && objet.trim() === '' ? null : { date: dateOrTyped(date), objet, isFait }

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
      <LongTextField
        label="Note"
        description="Factuelle et courte&nbsp;: la famille peut la lire."
        value={value.note}
        error={errors.note}
        onChange={(note) => onChange({ note })}
      />
      <NomsCites texte={value.note} lecteurs={LECTEURS_DES_NOTES} />
      <RappelFields
        value={value.rappel}
        errors={errors}
        onChange={(rappel) => onChange({ rappel })}
      />
    </>
  )
}

/** Fields of the reminder left by a meeting: date, subject, and whether it is done. */
function RappelFields({
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
