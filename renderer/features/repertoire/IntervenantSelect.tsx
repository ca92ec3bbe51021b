import { Pill } from '@mantine/core'
import { useState } from 'react'
import { newIntervenant } from '../../../shared/domain/intervenant.ts'
import { formatPersonne } from '../../../shared/format.ts'
import { usePerimetre, useSelection } from '../../app/selection.tsx'
import { useRead } from '../../app/useRead.ts'
import { fieldErrors, useWrite } from '../../app/useWrite.ts'
import {
  type Choice,
  CreatableSelect,
  type CreationProps,
  InlineCreation,
} from '../../ui/CreatableSelect.tsx'
import fields from '../../ui/Fields.module.css'
import { TextField } from '../../ui/TextField.tsx'

/** An intervenant, created from here as a bénévole when the list lacks them. */
export function IntervenantSelect({
  label = 'Intervenant',
  isLabelHidden = false,
  placeholder = 'Choisir…',
  among,
  value,
  error,
  onChange,
}: {
  readonly label?: string
  /** True where a heading or the previous field shows the label already. */
  readonly isLabelHidden?: boolean
  readonly placeholder?: string
  /** Intervenants offered; by default all of the année. */
  readonly among?: readonly Choice[]
  readonly value: string | null
  readonly error?: string | undefined
  readonly onChange: (intervenantId: string | null) => void
}) {
  const all = useIntervenantChoices(among === undefined)
  return (
    <CreatableSelect
      label={label}
      isLabelHidden={isLabelHidden}
      placeholder={placeholder}
      data={among ?? all}
      value={value}
      error={error}
      onChange={onChange}
      creation={(props) => <NouvelIntervenant {...props} />}
    />
  )
}

/** Several intervenants, added one by one. */
export function IntervenantsSelect({
  label,
  value,
  error,
  onChange,
}: {
  readonly label: string
  readonly value: readonly string[]
  readonly error: string | undefined
  readonly onChange: (intervenantIds: readonly string[]) => void
}) {
  const all = useIntervenantChoices()
  const nameOf = (id: string) => all.find((one) => one.value === id)?.label ?? '…'
  return (
    <div>
      <IntervenantSelect
        label={label}
        placeholder="Ajouter une personne…"
        among={all.filter((one) => !value.includes(one.value))}
        value={null}
        error={error}
        onChange={(id) => id !== null && onChange([...value, id])}
      />
      <div className={fields.pills}>
        {value.map((id) => (
          <Pill
            key={id}
            withRemoveButton
            removeButtonProps={{
              'aria-label': `Retirer ${nameOf(id)}`,
              'aria-hidden': false,
              tabIndex: 0,
            }}
            onRemove={() => onChange(value.filter((one) => one !== id))}
          >
            {nameOf(id)}
          </Pill>
        ))}
      </div>
    </div>
  )
}

function useIntervenantChoices(isEnabled = true): readonly Choice[] {
  const { data = [] } = useRead('intervenants:findAll', usePerimetre(), { isEnabled })
  return data.map((one) => ({ value: one.intervenantId, label: formatPersonne(one) }))
}

function NouvelIntervenant({ typed, onCreated, onCancel }: CreationProps) {
  const { annee } = useSelection()
  const [nom, setNom] = useState(typed)
  const [prenom, setPrenom] = useState('')
  const create = useWrite('intervenants:create')
  const errors = fieldErrors(create.error)
  const save = () =>
    create.mutate(
      { ...newIntervenant(annee.debut), nom, prenom },
      {
        onSuccess: ({ intervenantId }) =>
          onCreated({ value: intervenantId, label: formatPersonne({ nom, prenom }) }),
      },
    )
  return (
    <InlineCreation
      title="Nouvel intervenant, bénévole"
      isPending={create.isPending}
      onCreate={save}
      onCancel={onCancel}
    >
      <TextField label="Nom" value={nom} error={errors.nom} onChange={setNom} />
      <TextField label="Prénom" value={prenom} error={errors.prenom} onChange={setPrenom} />
    </InlineCreation>
  )
}
