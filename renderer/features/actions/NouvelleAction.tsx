import { useSaisieForm } from '../../app/useSaisieForm.ts'
import { Fields } from '../../ui/FieldGroups.tsx'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { TextField } from '../../ui/TextField.tsx'

/** A number and a title; the rest is entered once the action is open. */
export function NouvelleAction({
  anneeId,
  onDone,
  onAdded,
}: {
  readonly anneeId: string
  readonly onDone: () => void
  readonly onAdded: (actionId: string) => void
}) {
  const form = useSaisieForm({
    channel: 'actions:create',
    initial: { action: { numero: '', intitule: '' } },
    toInput: ({ action }) => ({ anneeId, ...action }),
    fieldOf: (path) => `action.${path}`,
    onSaved: ({ actionId }) => onAdded(actionId),
  })
  const { value, errors, onChange } = form.partOf('action')
  return (
    <PanelForm
      title="Nouvelle action"
      submit="Ajouter l’action"
      isPending={form.isPending}
      onSubmit={form.send}
      onCancel={onDone}
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
