import { TextInput } from '@mantine/core'
import type { SeanceOuverte } from '../../../shared/ipc/seances.ipc.ts'
import { useFlatForm } from '../../app/useSaisieForm.ts'
import { PanelForm } from '../../ui/PanelForm.tsx'

/** Why it does not take place. */
export function CancelForm({
  seance,
  onDone,
}: {
  readonly seance: SeanceOuverte
  readonly onDone: () => void
}) {
  const { seanceId } = seance
  const { value, errors, onChange, send, leave, isPending } = useFlatForm({
    channel: 'seances:setEtat',
    sujet: { seanceId },
    initial: { motif: seance.motif ?? '' },
    toInput: ({ motif }) => ({ seanceId, etat: 'annulee', motif }),
    onSaved: onDone,
  })
  return (
    <PanelForm
      title="Annuler la séance"
      submit="Annuler la séance"
      isPending={isPending}
      onSubmit={send}
      onCancel={() => leave(onDone)}
    >
      <TextInput
        label="Motif"
        placeholder="Grève, salle fermée, sortie scolaire…"
        size="xs"
        value={value.motif}
        error={errors.motif}
        errorProps={{ role: 'alert' }}
        onChange={(event) => onChange({ motif: event.currentTarget.value })}
      />
    </PanelForm>
  )
}
