import { useState } from 'react'
import type { Horaire } from '../../../shared/domain/planification.ts'
import type { CollectifLigne } from '../../../shared/ipc/collectifs.ipc.ts'
import { fieldErrors, useWrite } from '../../app/useWrite.ts'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { HoraireFields, USUAL_HORAIRE } from './HoraireFields.tsx'

/** One créneau more; its séances are created apart. */
export function AddCreneau({
  collectif,
  onDone,
}: {
  readonly collectif: CollectifLigne
  readonly onDone: () => void
}) {
  const { collectifId } = collectif
  const [horaire, setHoraire] = useState<Horaire>(USUAL_HORAIRE)
  const add = useWrite('creneaux:add')
  return (
    <PanelForm
      title={`Nouveau créneau de ${collectif.nom}`}
      submit="Ajouter le créneau"
      isPending={add.isPending}
      onSubmit={() => add.mutate({ collectifId, ...horaire }, { onSuccess: onDone })}
      onCancel={onDone}
    >
      <HoraireFields
        horaire={horaire}
        errors={fieldErrors(add.error)}
        onChange={(changes) => setHoraire((before) => ({ ...before, ...changes }))}
      />
    </PanelForm>
  )
}
