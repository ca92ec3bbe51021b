import { addDays } from '../../../shared/dates.ts'
import { formatDate } from '../../../shared/format.ts'
import type { SeanceOuverte } from '../../../shared/ipc/seances.ipc.ts'
import { useFlatForm } from '../../app/useSaisieForm.ts'
import { DateTextField } from '../../ui/DateTextField.tsx'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { dateOrTyped } from '../../ui/parse-date.ts'

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
    initial: { date: formatDate(later > annee.fin ? seance.date : later) },
    toInput: ({ date }) => ({ seanceId, date: dateOrTyped(date) }),
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
      <DateTextField
        label="Jour"
        value={value.date}
        error={errors.date}
        onChange={(date) => onChange({ date })}
      />
    </PanelForm>
  )
}
