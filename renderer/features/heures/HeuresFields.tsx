import { Select } from '@mantine/core'
import { parseDuree } from '../../../shared/domain/duree.ts'
import { CATEGORIES_HEURES, type CategorieHeures } from '../../../shared/domain/listes.ts'
import { formatDuree } from '../../../shared/format.ts'
import { useSelection } from '../../app/selection.tsx'
import type { FieldsProps } from '../../app/useParts.ts'
import { libelleAction } from '../../texts/perimetre.ts'
import { DateTextField } from '../../ui/DateTextField.tsx'
import form from '../../ui/PanelForm.module.css'
import { TextField } from '../../ui/TextField.tsx'
import { categorieText } from './categories.ts'
import type { HeuresForm } from './heures-form.ts'
import { PersonneField } from './PersonneField.tsx'

/** Who, when, what for, how long. */
export function HeuresFields({ value, errors, onChange }: FieldsProps<HeuresForm['saisie']>) {
  const { annee } = useSelection()
  return (
    <>
      <PersonneField
        value={value.intervenantId}
        error={errors.intervenantId}
        onChange={(intervenantId) => onChange({ intervenantId })}
      />
      {annee.actions.length < 2 ? null : (
        <Select
          label="Action"
          size="xs"
          data={annee.actions.map((one) => ({ value: one.id, label: libelleAction(one) }))}
          value={value.actionId}
          error={errors.actionId}
          onChange={(actionId) => actionId !== null && onChange({ actionId })}
        />
      )}
      <div className={form.pairs}>
        <DateTextField
          label="Jour"
          value={value.date}
          error={errors.date}
          onChange={(date) => onChange({ date })}
        />
        <Select
          label="Catégorie"
          size="xs"
          data={CATEGORIES_HEURES.map((one) => ({ value: one, label: categorieText(one) }))}
          value={value.categorie}
          onChange={(next) => next !== null && onChange({ categorie: next as CategorieHeures })}
        />
      </div>
      <DureeField
        value={value.duree}
        error={errors.duree}
        onChange={(duree) => onChange({ duree })}
      />
      <TextField
        label="Note"
        maxLength={300}
        value={value.note}
        error={errors.note}
        onChange={(note) => onChange({ note })}
      />
    </>
  )
}

/** A durée as one writes it, with what was understood. */
function DureeField({
  value,
  error,
  onChange,
}: {
  readonly value: string
  readonly error: string | undefined
  readonly onChange: (typed: string) => void
}) {
  const read = parseDuree(value)
  return (
    <TextField
      label="Durée"
      description={
        read.ok ? `Compris\u00a0: ${formatDuree(read.minutes)}` : '1h30, 1:30, 1,5 ou 90 min'
      }
      value={value}
      error={error}
      onChange={onChange}
    />
  )
}
