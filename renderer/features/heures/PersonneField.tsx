import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { OCCASIONNEL } from '../../../shared/domain/intervenant.ts'
import { useSelection } from '../../app/selection.tsx'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'
import { IntervenantSelect } from '../intervenants/IntervenantSelect.tsx'
import { newIntervenant } from '../intervenants/intervenant-form.ts'
import { useIntervenants } from '../intervenants/useIntervenants.ts'

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
  const { data: intervenants = [] } = useIntervenants()
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
