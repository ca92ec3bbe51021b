import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { AppFailure } from '../../app/api.ts'
import { describeError } from '../../app/describe-error.ts'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'
import type { ErrorText } from '../../texts/errors.ts'

/** Takes a whole import back; where something stands on it, `refus` says what, until it is closed. */
export function useUndoImport(onUndone: () => void = () => undefined) {
  const { mutate, isPending, variables } = useWrite('imports:undo')
  const [refus, setRefus] = useState<ErrorText | null>(null)
  const run = (importId: string) => {
    setRefus(null)
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
        onError: (error) => {
          if (error instanceof AppFailure && error.error.code === 'undo-refused') {
            setRefus(describeError(error))
          } else notifyFailure(error)
        },
      },
    )
  }
  return {
    run,
    /** The import that is being taken back. */
    pending: isPending ? variables.importId : null,
    refus,
    closeRefus: () => setRefus(null),
  }
}
