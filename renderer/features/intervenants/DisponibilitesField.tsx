import { ActionIcon, Select } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { JOURS, type Jour } from '../../../shared/domain/listes.ts'
import { errorsUnder } from '../../app/form-errors.ts'
import type { FieldsProps } from '../../app/useParts.ts'
import { AddLine } from '../../ui/FieldGroups.tsx'
import { HourField } from '../../ui/HourField.tsx'
import { FieldError } from '../../ui/PanelForm.tsx'
import styles from './IntervenantForm.module.css'
import { type DisponibiliteLine, type IntervenantForm, nextKey } from './intervenant-form.ts'

/** Fields for the disponibilités of a person: day of the week, start and end. */
export function DisponibilitesField({
  value: { lignes },
  errors,
  onChange,
}: FieldsProps<IntervenantForm['disponibilites']>) {
  const setLignes = (next: readonly DisponibiliteLine[]) => onChange({ lignes: next })
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>Disponibilités</legend>
      {lignes.map((line, index) => (
        <Line
          key={line.key}
          line={line}
          index={index}
          errors={errorsUnder(errors, `lignes.${index}`)}
          onChange={(changes) =>
            setLignes(lignes.map((one) => (one === line ? { ...one, ...changes } : one)))
          }
          onRemove={() => setLignes(lignes.filter((one) => one !== line))}
        />
      ))}
      <AddLine onClick={() => setLignes([...lignes, nextLine(lignes)])}>
        Ajouter une disponibilité
      </AddLine>
    </fieldset>
  )
}

function Line({
  line,
  index,
  errors,
  onChange,
  onRemove,
}: {
  readonly line: DisponibiliteLine
  readonly index: number
  readonly errors: Readonly<Record<string, string>>
  readonly onChange: (changes: Partial<DisponibiliteLine>) => void
  readonly onRemove: () => void
}) {
  return (
    <fieldset className={styles.disponibilite} aria-label={`Disponibilité ${index + 1}`}>
      <Select
        label="Jour"
        size="xs"
        data={[...JOURS]}
        value={line.jour}
        onChange={(jour) => jour !== null && onChange({ jour: jour as Jour })}
      />
      <HourField label="De" value={line.debut} onChange={(debut) => onChange({ debut })} />
      <HourField label="À" value={line.fin} onChange={(fin) => onChange({ fin })} />
      <ActionIcon
        variant="subtle"
        color="gray"
        className={styles.remove}
        aria-label={`Retirer la disponibilité ${index + 1}`}
        onClick={onRemove}
      >
        <IconX size="1rem" aria-hidden />
      </ActionIcon>
      <div className={styles.message}>
        <FieldError text={errors.jour ?? errors.debut ?? errors.fin} />
      </div>
    </fieldset>
  )
}

/** Disponibilité proposed next: the same time on the next day of the week. */
function nextLine(lines: readonly DisponibiliteLine[]): DisponibiliteLine {
  const key = nextKey(lines)
  const last = lines.at(-1)
  if (last === undefined) return { key, jour: 'lundi', debut: '16:30', fin: '18:00' }
  return { ...last, key, jour: JOURS[JOURS.indexOf(last.jour) + 1] ?? 'lundi' }
}
