import { useFlatForm } from '../../app/useSaisieForm.ts'
import { Fields } from '../../ui/FieldGroups.tsx'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { TextField } from '../../ui/TextField.tsx'

/** Form of a new action: number and title; the rest is entered once the action is open. */
export function NouvelleAction({
  anneeId,
  onDone,
  onAdded,
}: {
  readonly anneeId: string
  readonly onDone: () => void
  readonly onAdded: (actionId: string) => void
}) {
  const { value, errors, onChange, send, leave, isPending } = useFlatForm({
    channel: 'actions:create',
    sujet: { anneeId },
    initial: { numero: '', intitule: '' },
    toInput: (action) => ({ anneeId, ...action }),
    onSaved: ({ actionId }) => onAdded(actionId),
  })
  return (
    <PanelForm
      title="Nouvelle action"
      isPending={isPending}
      onSubmit={send}
      onCancel={() => leave(onDone)}
    >
      <Fields>
        <TextField
          label="Numéro"
          isRequired
          maxLength={20}
          value={value.numero}
          error={errors.numero}
          onChange={(numero) => onChange({ numero })}
        />
        <TextField
          label="Intitulé"
          value={value.intitule}
          error={errors.intitule}
          onChange={(intitule) => onChange({ intitule })}
        />
      </Fields>
    </PanelForm>
  )
}
