import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { CollectifLigne } from '../../../shared/ipc/collectifs.ipc.ts'
import { fieldErrors, useWrite } from '../../app/useWrite.ts'
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
  const [nom, setNom] = useState(collectif.nom)
  const rename = useWrite('collectifs:rename')
  return (
    <PanelForm
      title="Renommer le collectif"
      submit="Renommer"
      isPending={rename.isPending}
      onSubmit={() => rename.mutate({ collectifId, nom }, { onSuccess: onDone })}
      onCancel={onDone}
    >
      <TextInput
        label="Nom"
        size="xs"
        maxLength={100}
        value={nom}
        error={fieldErrors(rename.error).nom}
        errorProps={{ role: 'alert' }}
        onChange={(event) => setNom(event.currentTarget.value)}
      />
    </PanelForm>
  )
}
