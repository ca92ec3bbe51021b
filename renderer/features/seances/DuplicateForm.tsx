import { useState } from 'react'
import { addDays } from '../../../shared/dates.ts'
import type { SeanceOuverte } from '../../../shared/ipc/seances.ipc.ts'
import { fieldErrors, useWrite } from '../../app/useWrite.ts'
import { DateField } from '../../ui/DateField.tsx'
import { FieldError, PanelForm } from '../../ui/PanelForm.tsx'
import { outsideAnnee } from './MomentFields.tsx'

/** The same séance on another day: one week later unless told. */
export function DuplicateForm({
  seance,
  onDone,
  onCreated,
}: {
  readonly seance: SeanceOuverte
  readonly onDone: () => void
  readonly onCreated: (seanceId: string) => void
}) {
  const { seanceId, annee } = seance
  const later = addDays(seance.date, 7)
  const [date, setDate] = useState(later > annee.fin ? seance.date : later)
  const duplicate = useWrite('seances:duplicate')
  const error = fieldErrors(duplicate.error).date
  return (
    <PanelForm
      title="Copier un autre jour"
      submit="Copier"
      isPending={duplicate.isPending}
      onSubmit={() =>
        duplicate.mutate(
          { seanceId, date },
          {
            onSuccess: (created) => {
              onDone()
              onCreated(created.seanceId)
            },
          },
        )
      }
      onCancel={onDone}
    >
      <DateField
        label="Jour"
        value={date}
        onChange={setDate}
        refusalOf={outsideAnnee(annee)}
        presets={[]}
      />
      <FieldError text={error} />
    </PanelForm>
  )
}
