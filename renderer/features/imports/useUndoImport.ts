import { notifications } from '@mantine/notifications'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'

/** Takes a whole import back; the reasons are told where something stands on it. */
export function useUndoImport(onUndone: () => void = () => undefined) {
  const { mutate, isPending } = useWrite('imports:undo')
  const run = (importId: string) =>
    mutate(
      { importId },
      {
        onSuccess: () => {
          notifications.show({
            title: 'Import annulé',
            message: 'Vos fiches sont comme avant.',
          })
          onUndone()
        },
        onError: notifyFailure,
      },
    )
  return { run, isPending }
}
