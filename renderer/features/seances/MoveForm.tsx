import { formatDate } from '../../../shared/format.ts'
import type { SeanceOuverte } from '../../../shared/ipc/seances.ipc.ts'
import { useFlatForm } from '../../app/useSaisieForm.ts'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { dateOrTyped } from '../../ui/parse-date.ts'
import { MOMENT, MomentFields } from './MomentFields.tsx'

/** Another day or other times. */
export function MoveForm({
  seance,
  onDone,
}: {
  readonly seance: SeanceOuverte
  readonly onDone: () => void
}) {
  const { seanceId, date, debut, fin } = seance
  const { value, errors, onChange, send, leave, isPending } = useFlatForm({
    channel: 'seances:move',
    sujet: { seanceId },
    initial: { date: formatDate(date), debut, fin },
    toInput: (moment) => ({ seanceId, ...moment, date: dateOrTyped(moment.date) }),
    together: MOMENT,
    onSaved: onDone,
  })
  return (
    <PanelForm
      title="Déplacer la séance"
      submit="Déplacer"
      isPending={isPending}
      onSubmit={send}
      onCancel={() => leave(onDone)}
    >
      <MomentFields value={value} errors={errors} onChange={onChange} />
    </PanelForm>
  )
}
