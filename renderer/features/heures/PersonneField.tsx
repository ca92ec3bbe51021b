import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { newIntervenant, OCCASIONNEL } from '../../../shared/domain/intervenant.ts'
import { usePerimetre, useSelection } from '../../app/selection.tsx'
import { useRead } from '../../app/useRead.ts'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'
import { IntervenantSelect } from '../repertoire/IntervenantSelect.tsx'

/** Field for the person of an entry: a known intervenant, or an unnamed helper who came once. */
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
