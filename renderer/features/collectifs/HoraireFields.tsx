import { Select } from '@mantine/core'
import { JOURS, type Jour } from '../../../shared/domain/listes.ts'
import type { Horaire } from '../../../shared/domain/planification.ts'
import { HourField } from '../../ui/HourField.tsx'
import { FieldError } from '../../ui/PanelForm.tsx'
import styles from './CollectifsPanel.module.css'

/** Créneau proposed first: after school, as most are. */
export const USUAL_HORAIRE: Horaire = { jour: 'mardi', debut: '16:30', fin: '18:00' }

/** The fields of a créneau, which are judged together. */
export const HORAIRE: readonly (keyof Horaire)[] = ['jour', 'debut', 'fin']

/** Fields of a créneau: day of the week, start and end. `errors` by field. */
export function HoraireFields({
  horaire,
  errors,
  onChange,
}: {
  readonly horaire: Horaire
  readonly errors: Readonly<Record<string, string>>
  readonly onChange: (changes: Partial<Horaire>) => void
}) {
  return (
    <>
      <div className={styles.horaire}>
        <Select
          label="Jour"
          size="xs"
          w="7rem"
          data={JOURS.map((jour) => ({ value: jour, label: jour }))}
          value={horaire.jour}
          onChange={(jour) => jour !== null && onChange({ jour: jour as Jour })}
        />
        <HourField label="De" value={horaire.debut} onChange={(debut) => onChange({ debut })} />
        <HourField label="À" value={horaire.fin} onChange={(fin) => onChange({ fin })} />
      </div>
      <FieldError text={errors.jour ?? errors.debut ?? errors.fin} />
    </>
  )
}
