import { useState } from 'react'
import type { Moment } from '../../../shared/domain/planification.ts'
import type { SeanceOuverte } from '../../../shared/ipc/seances.ipc.ts'
import { fieldErrors, useWrite } from '../../app/useWrite.ts'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { MomentFields } from './MomentFields.tsx'

/** Another day or other times. */
export function MoveForm({
  seance,
  onDone,
}: {
  readonly seance: SeanceOuverte
  readonly onDone: () => void
}) {
  const { seanceId, annee, date, debut, fin } = seance
  const [moment, setMoment] = useState<Moment>({ date, debut, fin })
  const move = useWrite('seances:move')
  return (
    <PanelForm
      title="Déplacer la séance"
      submit="Déplacer"
      isPending={move.isPending}
      onSubmit={() => move.mutate({ seanceId, ...moment }, { onSuccess: onDone })}
      onCancel={onDone}
    >
      <MomentFields
        moment={moment}
        annee={annee}
        errors={fieldErrors(move.error)}
        onChange={(changes) => setMoment((before) => ({ ...before, ...changes }))}
      />
    </PanelForm>
  )
}
