import { notifications } from '@mantine/notifications'
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { typographie } from '../../shared/format.ts'
import type { Channel, Input, Value } from '../../shared/ipc/contract.ts'
import { AppFailure, call } from './api.ts'
import { describeError } from './describe-error.ts'
import { keepOpenUntil } from './unsaved.ts'

/** A write: once done, whatever is on screen is read again, what undo would do included. */
export function useWrite<C extends Channel>(
  channel: C,
): UseMutationResult<Value<C>, Error, Input<C>> {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: Input<C>) => keepOpenUntil(call(channel, input)),
    onSuccess: () => client.invalidateQueries(),
  })
}

/** Messages to show beside their fields; none when the failure is of another kind. */
export function fieldErrors(error: Error | null): Readonly<Record<string, string>> {
  if (!(error instanceof AppFailure) || error.error.code !== 'validation') return {}
  return Object.fromEntries(
    Object.entries(error.error.fields).map(([field, text]) => [field, typographie(text)]),
  )
}

/** Tells a failure where no field can: it stays until it is closed. */
export function notifyFailure(error: unknown): void {
  const { title, kept, advice, problems } = describeError(error)
  const refused = error instanceof AppFailure && error.error.code === 'validation'
  notifications.show({
    color: 'red',
    title,
    message: typographie((refused ? problems : [kept, advice, ...problems]).join(' ')),
    autoClose: false,
  })
}
