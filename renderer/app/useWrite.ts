import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef } from 'react'
import { typographie } from '../../shared/format.ts'
import type { Channel, Input, Value } from '../../shared/ipc/contract.ts'
import { AppFailure, call } from './api.ts'
import { describeError, isCancelled } from './describe-error.ts'
import { keepOpenUntil } from './unsaved.ts'

type Ends<C extends Channel> = {
  /** Called as soon as main has accepted, before anything on screen is read again and maybe drawn anew. */
  readonly onAccepted?: () => void
  readonly onSuccess?: (value: Value<C>) => void
  readonly onError?: (error: Error) => void
}

/** Default `onError`: the failure stays readable in `error`. */
const leaveInError = () => undefined

/**
 * A write: once done, whatever is on screen is read again, what undo would do included. What it leads to
 * (`onSuccess`) then happens even where that has drawn the form anew, as the first record of a list does.
 */
export function useWrite<C extends Channel>(channel: C) {
  const client = useQueryClient()
  const accepted = useRef<(() => void) | undefined>(undefined)
  const mutation = useMutation<Value<C>, Error, Input<C>>({
    mutationFn: (input) => keepOpenUntil(call(channel, input)),
    onSuccess: () => {
      // The disk takes writes again: its refusal would now be false.
      notifications.hide(STORAGE_TOAST)
      accepted.current?.()
      return client.invalidateQueries()
    },
  })
  const { mutateAsync } = mutation
  const last = useRef<{ input: Input<C>; answered: Promise<boolean> } | null>(null)
  /** Writes; true once main has accepted. The same write asked again meanwhile, as by a double click, is made once. */
  const mutate = useCallback(
    (input: Input<C>, { onAccepted, onSuccess, onError = leaveInError }: Ends<C> = {}) => {
      if (last.current !== null && JSON.stringify(last.current.input) === JSON.stringify(input)) {
        return last.current.answered
      }
      accepted.current = onAccepted
      const answered = mutateAsync(input)
        .finally(() => {
          if (last.current?.answered === answered) last.current = null
        })
        .then(
          (value) => {
            onSuccess?.(value)
            return true
          },
          (error) => {
            onError(error)
            return false
          },
        )
      last.current = { input, answered }
      return answered
    },
    [mutateAsync],
  )
  return { ...mutation, mutate }
}

/** Messages to show beside their fields; none when the failure is not a validation. */
export function fieldErrors(error: Error | null): Readonly<Record<string, string>> {
  if (!(error instanceof AppFailure) || error.error.code !== 'validation') return {}
  return Object.fromEntries(
    Object.entries(error.error.fields).map(([field, text]) => [field, typographie(text)]),
  )
}

/** The one notification of a disk that refuses to write, however many times it did. */
const STORAGE_TOAST = 'storage'

/** The one notification of a file that cannot be used: the next file tried takes the place of the last one. */
export const FILE_TOAST = 'unusable-file'

const ALONE = [STORAGE_TOAST, FILE_TOAST]

/**
 * Shows a failure that no field can show, as a notification that stays until closed (of the disk: until a write is done; of a
 * file: until the next one); nothing when the user closed a dialog.
 */
export function notifyFailure(error: unknown): void {
  if (isCancelled(error)) return
  const { title, kept, advice, problems } = describeError(error)
  const code = error instanceof AppFailure ? error.error.code : null
  const refused = code === 'validation'
  const id = ALONE.find((one) => one === code)
  if (id !== undefined) notifications.hide(id)
  notifications.show({
    ...(id === undefined ? {} : { id }),
    color: 'red',
    title,
    message: (refused ? problems : [kept, advice, ...problems]).join(' '),
    autoClose: false,
  })
}
