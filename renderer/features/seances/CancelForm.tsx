import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { SeanceOuverte } from '../../../shared/ipc/seances.ipc.ts'
import { fieldErrors, useWrite } from '../../app/useWrite.ts'
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
  const [motif, setMotif] = useState(seance.motif ?? '')
  const setEtat = useWrite('seances:setEtat')
  return (
    <PanelForm
      title="Annuler la séance"
      submit="Annuler la séance"
      isPending={setEtat.isPending}
      onSubmit={() => setEtat.mutate({ seanceId, etat: 'annulee', motif }, { onSuccess: onDone })}
      onCancel={onDone}
    >
      <TextInput
        label="Motif"
        placeholder="Grève, salle fermée, sortie scolaire…"
        size="xs"
        value={motif}
        error={fieldErrors(setEtat.error).motif}
        errorProps={{ role: 'alert' }}
        onChange={(event) => setMotif(event.currentTarget.value)}
      />
    </PanelForm>
  )
}
