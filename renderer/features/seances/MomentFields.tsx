import { Group } from '@mantine/core'
import type { IsoDate } from '../../../shared/dates.ts'
import type { Moment } from '../../../shared/domain/planification.ts'
import { formatDate } from '../../../shared/format.ts'
import { DateField } from '../../ui/DateField.tsx'
import { HourField } from '../../ui/HourField.tsx'
import { FieldError } from '../../ui/PanelForm.tsx'

type Annee = { readonly debut: IsoDate; readonly fin: IsoDate }

/** Says why a date cannot be one of the année. */
export const outsideAnnee =
  ({ debut, fin }: Annee) =>
  (date: IsoDate): string | null =>
    date < debut || date > fin
      ? `Choisissez une date de l’année, du ${formatDate(debut)} au ${formatDate(fin)}.`
      : null

/** The fields of a moment, which are judged together. */
export const MOMENT: readonly (keyof Moment)[] = ['date', 'debut', 'fin']

/** When a séance takes place: its day, from when to when. */
export function MomentFields({
  moment,
  annee,
  errors,
  onChange,
}: {
  readonly moment: Moment
  readonly annee: Annee
  readonly errors: Readonly<Record<string, string>>
  readonly onChange: (changes: Partial<Moment>) => void
}) {
  return (
    <>
      <Group gap="xs" align="flex-start" wrap="nowrap">
        <DateField
          label="Jour"
          value={moment.date}
          onChange={(date) => onChange({ date })}
          refusalOf={outsideAnnee(annee)}
          isInPanel
        />
        <HourField label="De" value={moment.debut} onChange={(debut) => onChange({ debut })} />
        <HourField label="À" value={moment.fin} onChange={(fin) => onChange({ fin })} />
      </Group>
      <FieldError text={errors.date ?? errors.debut ?? errors.fin} />
    </>
  )
}
