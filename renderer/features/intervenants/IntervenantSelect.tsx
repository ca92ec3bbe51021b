import { useState } from 'react'
import { formatPersonne } from '../../../shared/format.ts'
import { useSelection } from '../../app/selection.tsx'
import { fieldErrors, useWrite } from '../../app/useWrite.ts'
import { CreatableSelect, type CreationProps, InlineCreation } from '../../ui/CreatableSelect.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { newIntervenant } from './intervenant-form.ts'
import { useIntervenants } from './useIntervenants.ts'

/** An intervenant of the année, created from here as a bénévole when the list lacks them. */
export function IntervenantSelect({
  value,
  error,
  onChange,
}: {
  readonly value: string | null
  readonly error: string | undefined
  readonly onChange: (intervenantId: string | null) => void
}) {
  const { data: intervenants = [] } = useIntervenants()
  return (
    <CreatableSelect
      label="Intervenant"
      placeholder="Choisir…"
      data={intervenants.map((one) => ({ value: one.intervenantId, label: formatPersonne(one) }))}
      value={value}
      error={error}
      onChange={onChange}
      creation={(props) => <NouvelIntervenant {...props} />}
    />
  )
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
