import { Pill } from '@mantine/core'
import { useState } from 'react'
import { useRead } from '../../app/useRead.ts'
import { fieldErrors, useWrite } from '../../app/useWrite.ts'
import { CreatableSelect, type CreationProps, InlineCreation } from '../../ui/CreatableSelect.tsx'
import fields from '../../ui/Fields.module.css'
import { TextField } from '../../ui/TextField.tsx'
import { familleText } from './FamilleChoice.tsx'

/** Several familles, added one by one; an unknown famille is created here from a parent and a phone. */
export function FamillesField({
  label,
  description,
  value,
  onChange,
}: {
  readonly label: string
  readonly description: string
  readonly value: readonly string[]
  readonly onChange: (familleIds: string[]) => void
}) {
  const { data: familles = [] } = useRead('familles:findAll', undefined)
  const choices = familles.map((famille) => ({
    value: famille.familleId,
    label: familleText(famille),
  }))
  const labels = new Map(choices.map((choice) => [choice.value, choice.label]))
  return (
    <div>
      <CreatableSelect
        label={label}
        description={description}
        placeholder="Ajouter une famille"
        data={choices.filter((choice) => !value.includes(choice.value))}
        value={null}
        onChange={(familleId) => familleId !== null && onChange([...value, familleId])}
        creation={(props) => <NouvelleFamille {...props} />}
      />
      <div className={fields.pills}>
        {value.map((familleId) => (
          <Pill
            key={familleId}
            withRemoveButton
            removeButtonProps={{
              'aria-label': `Retirer ${labels.get(familleId) ?? 'cette famille'}`,
              'aria-hidden': false,
              tabIndex: 0,
            }}
            onRemove={() => onChange(value.filter((one) => one !== familleId))}
          >
            {labels.get(familleId) ?? '…'}
          </Pill>
        ))}
      </div>
    </div>
  )
}

function NouvelleFamille({ typed, onCreated, onCancel }: CreationProps) {
  const [nom, setNom] = useState(typed)
  const [telephone, setTelephone] = useState('')
  const create = useWrite('familles:create')
  const errors = fieldErrors(create.error)
  const save = () =>
    create.mutate(
      {
        ...{ commune: '', quartierPrioritaire: '' },
        responsables: [{ nom, prenom: '', telephone, mail: '', lien: '' }],
      },
      { onSuccess: ({ familleId }) => onCreated({ value: familleId, label: nom.trim() }) },
    )
  return (
    <InlineCreation
      title="Nouvelle famille"
      isPending={create.isPending}
      onCreate={save}
      onCancel={onCancel}
    >
      <TextField
        label="Nom du parent"
        value={nom}
        error={errors['responsables.0.nom']}
        onChange={setNom}
      />
      <TextField
        label="Téléphone"
        inputMode="tel"
        value={telephone}
        error={errors['responsables.0.telephone']}
        onChange={setTelephone}
      />
    </InlineCreation>
  )
}
