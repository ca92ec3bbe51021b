import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { newIntervenant, OCCASIONNEL } from '../../../shared/domain/intervenant.ts'
import { formatPersonne } from '../../../shared/format.ts'
import { usePerimetre, useSelection } from '../../app/selection.tsx'
import { useRead } from '../../app/useRead.ts'
import { fieldErrors, notifyFailure, useWrite } from '../../app/useWrite.ts'
import { CreatableSelect, type CreationProps, InlineCreation } from '../../ui/CreatableSelect.tsx'
import { TextField } from '../../ui/TextField.tsx'

/** Whose hours: someone known, or the unnamed helper who comes once. */
export function PersonneField({
  value,
  error,
  onChange,
}: {
  readonly value: string
  readonly error: string | undefined
  readonly onChange: (intervenantId: string) => void
}) {
  const { annee } = useSelection()
  const { data: intervenants = [] } = useRead('intervenants:findAll', usePerimetre())
  const create = useWrite('intervenants:create')
  const addOccasionnel = () =>
    create.mutate(
      { ...newIntervenant(annee.debut), nom: OCCASIONNEL },
      { onSuccess: ({ intervenantId }) => onChange(intervenantId), onError: notifyFailure },
    )
  return (
    <div>
      <IntervenantSelect
        value={value === '' ? null : value}
        error={error}
        onChange={(id) => onChange(id ?? '')}
      />
      {intervenants.some(({ nom }) => nom === OCCASIONNEL) ? null : (
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size="1rem" aria-hidden />}
          loading={create.isPending}
          onClick={addOccasionnel}
        >
          Bénévole occasionnel, sans nom
        </Button>
      )}
    </div>
  )
}

/** An intervenant of the année, created from here as a bénévole when the list lacks them. */
function IntervenantSelect({
  value,
  error,
  onChange,
}: {
  readonly value: string | null
  readonly error: string | undefined
  readonly onChange: (intervenantId: string | null) => void
}) {
  const { data: intervenants = [] } = useRead('intervenants:findAll', usePerimetre())
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
