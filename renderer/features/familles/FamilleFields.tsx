import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { errorsUnder } from '../../app/form-errors.ts'
import type { FieldsProps } from '../../app/useParts.ts'
import { AddLine } from '../../ui/FieldGroups.tsx'
import styles from '../../ui/Fields.module.css'
import { TextField } from '../../ui/TextField.tsx'
import { blankResponsable, type FamilleValues, type ResponsableValues } from './famille-form.ts'

const MAX_RESPONSABLES = 6

/** Fields of a famille: its adults and its address. */
export function FamilleFields({
  value,
  errors,
  onChange,
  isFirstElsewhere = false,
}: FieldsProps<FamilleValues> & {
  /** True where the name and phone of the first adult stand elsewhere in the form. */
  readonly isFirstElsewhere?: boolean
}) {
  const { responsables } = value
  const change = (key: number, changes: Partial<ResponsableValues>) =>
    onChange({
      responsables: responsables.map((one) => (one.key === key ? { ...one, ...changes } : one)),
    })
  return (
    <>
      {responsables.map((one, index) => (
        <ResponsableFields
          key={one.key}
          title={`Responsable ${index + 1}`}
          isNamedElsewhere={isFirstElsewhere && index === 0}
          value={one}
          errors={errorsUnder(errors, `responsables.${index}`)}
          onChange={(changes) => change(one.key, changes)}
          onRemove={() =>
            onChange({ responsables: responsables.filter(({ key }) => key !== one.key) })
          }
        />
      ))}
      {responsables.length >= MAX_RESPONSABLES ? null : (
        <AddLine
          onClick={() =>
            onChange({
              responsables: [
                ...responsables,
                blankResponsable(Math.max(-1, ...responsables.map(({ key }) => key)) + 1),
              ],
            })
          }
        >
          Ajouter un responsable
        </AddLine>
      )}
      <div className={styles.pair}>
        <TextField
          label="Commune"
          value={value.commune}
          error={errors.commune}
          onChange={(commune) => onChange({ commune })}
        />
        <TextField
          label="Quartier prioritaire"
          value={value.quartierPrioritaire}
          error={errors.quartierPrioritaire}
          onChange={(quartierPrioritaire) => onChange({ quartierPrioritaire })}
        />
      </div>
    </>
  )
}

function ResponsableFields({
  title,
  isNamedElsewhere,
  value,
  errors,
  onChange,
  onRemove,
}: FieldsProps<ResponsableValues> & {
  readonly title: string
  readonly isNamedElsewhere: boolean
  readonly onRemove: () => void
}) {
  const line = (field: Exclude<keyof ResponsableValues, 'key'>, label: string) => (
    <TextField
      label={label}
      value={value[field]}
      error={errors[field]}
      onChange={(text) => onChange({ [field]: text })}
    />
  )
  return (
    <fieldset className={styles.card}>
      <legend className={styles.cardTitle}>{title}</legend>
      <div className={styles.pair}>
        {isNamedElsewhere ? null : line('nom', 'Nom')}
        {isNamedElsewhere ? null : line('prenom', 'Prénom')}
        {isNamedElsewhere ? null : line('telephone', 'Téléphone')}
        {line('lien', 'Lien avec l’enfant')}
      </div>
      {line('mail', 'Adresse électronique')}
      {isNamedElsewhere ? null : (
        <ActionIcon
          size="sm"
          variant="subtle"
          color="gray"
          className={styles.remove}
          aria-label={`Retirer\u00a0: ${title.toLowerCase()}`}
          onClick={onRemove}
        >
          <IconX size="1rem" aria-hidden />
        </ActionIcon>
      )}
    </fieldset>
  )
}
