import { TextInput } from '@mantine/core'
import type { CollectifLigne } from '../../../shared/ipc/collectifs.ipc.ts'
import { useFlatForm } from '../../app/useSaisieForm.ts'
import { PanelForm } from '../../ui/PanelForm.tsx'

/** A new name, for the séances past too. */
export function RenameCollectif({
  collectif,
  onDone,
}: {
  readonly collectif: CollectifLigne
  readonly onDone: () => void
}) {
  const { collectifId } = collectif
  const { value, errors, onChange, send, leave, isPending } = useFlatForm({
    channel: 'collectifs:rename',
    sujet: { collectifId },
    initial: { nom: collectif.nom },
    toInput: ({ nom }) => ({ collectifId, nom }),
    onSaved: onDone,
  })
  return (
    <PanelForm
      title="Renommer le collectif"
      submit="Renommer"
      isPending={isPending}
      onSubmit={send}
      onCancel={() => leave(onDone)}
    >
      <TextInput
        label="Nom"
        size="xs"
        maxLength={100}
        value={value.nom}
        error={errors.nom}
        errorProps={{ role: 'alert' }}
        onChange={(event) => onChange({ nom: event.currentTarget.value })}
      />
    </PanelForm>
  )
}
