import { notifications } from '@mantine/notifications'
import type { Channel, Input } from '../../../shared/ipc/contract.ts'
import type { Sujet } from '../../app/useBrouillon.ts'
import { useFlatForm } from '../../app/useSaisieForm.ts'
import { useWrite } from '../../app/useWrite.ts'

/** The form of one record: once saved, it says so and the panel closes. */
export function useFicheForm<V extends object, C extends Channel>({
  onClose,
  ...form
}: {
  readonly channel: C
  readonly sujet: Sujet
  readonly initial: V
  readonly toInput: (values: V) => Input<C>
  readonly onClose: () => void
}) {
  return useFlatForm({
    ...form,
    onSaved: () => {
      notifications.show({ message: 'Enregistré.' })
      onClose()
    },
  })
}

/** A deletion by id, as a panel's button wants it. */
export function useRemove<C extends Channel>(channel: C, input: Input<C> | null) {
  const { mutate, isPending } = useWrite(channel)
  if (input === null) return null
  return {
    isPending,
    run: (done: { onSuccess: () => void; onError: (error: Error) => void }) => mutate(input, done),
  }
}
