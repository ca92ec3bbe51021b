import { TextInput } from '@mantine/core'
import { formatDate } from '../../../shared/format.ts'
import type { AbsencesDeSuite } from '../../../shared/ipc/presences.ipc.ts'
import { useSelection } from '../../app/selection.tsx'
import { useFlatForm } from '../../app/useSaisieForm.ts'
import { DateTextField } from '../../ui/DateTextField.tsx'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { dateOrTyped } from '../../ui/parse.ts'

/** A call to a family after absences: its day, and a note. Apart from its panel: the first screen needs no form. */
export function AppelForm({
  ligne: { enfantId },
  onDone,
}: {
  readonly ligne: AbsencesDeSuite
  readonly onDone: () => void
}) {
  const { contexte } = useSelection()
  const { value, errors, onChange, send, leave, isPending } = useFlatForm({
    channel: 'presences:saveAppel',
    sujet: { enfantId },
    initial: { date: formatDate(contexte.today), note: '' },
    toInput: ({ date, note }) => ({ enfantId, date: dateOrTyped(date), note }),
    onSaved: onDone,
  })
  return (
    <PanelForm
      title="Appel à la famille"
      isPending={isPending}
      onSubmit={send}
      onCancel={() => leave(onDone)}
    >
      <DateTextField
        label="Appelé le"
        value={value.date}
        error={errors.date}
        onChange={(date) => onChange({ date })}
      />
      <TextInput
        label="Note"
        description="Courte et objective&nbsp;: la famille peut la lire."
        placeholder="Revient mardi, a déménagé…"
        size="xs"
        maxLength={300}
        value={value.note}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
    </PanelForm>
  )
}
