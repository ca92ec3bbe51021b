import { addDays } from '../../../shared/dates.ts'
import type { SeanceOuverte } from '../../../shared/ipc/seances.ipc.ts'
import { useFlatForm } from '../../app/useSaisieForm.ts'
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
  const { value, errors, onChange, send, leave, isPending } = useFlatForm({
    channel: 'seances:duplicate',
    sujet: { seanceId },
    initial: { date: later > annee.fin ? seance.date : later },
    toInput: ({ date }) => ({ seanceId, date }),
    onSaved: (created) => {
      onDone()
      onCreated(created.seanceId)
    },
  })
  return (
    <PanelForm
      title="Copier un autre jour"
      submit="Copier"
      isPending={isPending}
      onSubmit={send}
      onCancel={() => leave(onDone)}
    >
      <DateField
        label="Jour"
        value={value.date}
        onChange={(date) => onChange({ date })}
        refusalOf={outsideAnnee(annee)}
        isInPanel
      />
      <FieldError text={errors.date} />
    </PanelForm>
  )
}
