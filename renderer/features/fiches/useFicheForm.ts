import { notifications } from '@mantine/notifications'
import type { Channel, Input } from '../../../shared/ipc/contract.ts'
import { NOUVELLE } from '../../app/router.ts'
import { useSelection } from '../../app/selection.tsx'
import type { Sujet } from '../../app/useBrouillon.ts'
import { useFlatForm } from '../../app/useSaisieForm.ts'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'

/** Behaviour of the panel of a record, common to all kinds of records. */
export type Fiche = {
  /** Subject of the panel: the focus goes to the title when the subject changes. */
  readonly about: string
  readonly isPending: boolean
  readonly onSubmit: (form: HTMLElement) => void
  readonly onClose: () => void
  /** Deletes the record; null for one still to be entered. */
  readonly remove: { readonly run: () => void; readonly isPending: boolean } | null
}

/** Form of one record, new (`id` is null) or known: a save or a deletion shows a notification and closes the panel. */
export function useFicheForm<
  V extends object,
  Create extends Channel,
  Save extends Channel,
  Remove extends Channel,
>({
  channels,
  id,
  initial,
  toSaisie,
  onClose,
}: {
  readonly channels: { readonly create: Create; readonly save: Save; readonly remove: Remove }
  readonly id: (Sujet & Input<Remove>) | null
  readonly initial: V
  readonly toSaisie: (values: V) => Input<Create>
  readonly onClose: () => void
}) {
  const { annee } = useSelection()
  const tellAndClose = (message: string) => {
    notifications.show({ message })
    onClose()
  }
  const { value, errors, onChange, send, isPending } = useFlatForm<V, Create | Save>({
    channel: id === null ? channels.create : channels.save,
    sujet: id ?? { anneeId: annee.id },
    initial,
    // A new record sends its values alone; a known one sends its id beside.
    toInput: (values) =>
      (id === null ? toSaisie(values) : { ...id, saisie: toSaisie(values) }) as Input<
        Create | Save
      >,
    onSaved: () => tellAndClose('Enregistré.'),
  })
  const remove = useWrite(channels.remove)
  const removed = {
    onSuccess: () => tellAndClose('Supprimé. Ctrl+Z pour annuler.'),
    onError: notifyFailure,
  }
  const fiche: Fiche = {
    about: Object.values<string>(id ?? {})[0] ?? NOUVELLE,
    isPending,
    onSubmit: send,
    onClose,
    remove: id && { run: () => remove.mutate(id, removed), isPending: remove.isPending },
  }
  return { value, errors, onChange, fiche }
}
