import type { CollectifLigne } from '../../../shared/ipc/collectifs.ipc.ts'
import { useFlatForm } from '../../app/useSaisieForm.ts'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { HORAIRE, HoraireFields, USUAL_HORAIRE } from './HoraireFields.tsx'

/** One créneau more; its séances are created apart. */
export function AddCreneau({
  collectif,
  onDone,
}: {
  readonly collectif: CollectifLigne
  readonly onDone: () => void
}) {
  const { collectifId } = collectif
  const { value, errors, onChange, send, leave, isPending } = useFlatForm({
    channel: 'collectifs:addCreneau',
    sujet: { collectifId },
    initial: USUAL_HORAIRE,
    toInput: (horaire) => ({ collectifId, ...horaire }),
    together: HORAIRE,
    onSaved: onDone,
  })
  return (
    <PanelForm
      title={`Nouveau créneau de ${collectif.nom}`}
      submit="Ajouter le créneau"
      isPending={isPending}
      onSubmit={send}
      onCancel={() => leave(onDone)}
    >
      <HoraireFields horaire={value} errors={errors} onChange={onChange} />
    </PanelForm>
  )
}
