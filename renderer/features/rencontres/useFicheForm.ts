import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { Channel, Input } from '../../../shared/ipc/contract.ts'
import { useUnsaved } from '../../app/unsaved.ts'
import { fieldErrors, notifyFailure, useWrite } from '../../app/useWrite.ts'

/**
 * The values of a form, and how they are saved: what is refused is told beside its field and nothing
 * typed is lost; once saved the panel closes. Whoever leaves with something unsaved is asked.
 */
export function useFicheForm<V extends object>(initial: V, onSaved: () => void) {
  const [values, setValues] = useState(initial)
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  useUnsaved(JSON.stringify(values) !== JSON.stringify(initial))
  return {
    values,
    errors,
    change: (changes: Partial<V>) => setValues((before) => ({ ...before, ...changes })),
    /** What a mutation is given to end well. */
    ends: {
      onSuccess: () => {
        notifications.show({ message: 'Enregistré.' })
        onSaved()
      },
      onError: (error: Error) => {
        const own = fieldErrors(error)
        setErrors(own)
        if (Object.keys(own).length === 0) notifyFailure(error)
      },
    },
  }
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

/** Errors that came under `saisie.` name the same fields. */
export const errorOf = (errors: Readonly<Record<string, string>>, field: string) =>
  errors[field] ?? errors[`saisie.${field}`]
