import { useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { useEffect } from 'react'
import { flushSync } from 'react-dom'
import type { Channel, Input, Value } from '../../shared/ipc/contract.ts'
import type { Errors } from './form-errors.ts'
import { keptIn } from './kept-in.ts'
import { type Sujet, useBrouillon } from './useBrouillon.ts'
import { useParts } from './useParts.ts'
import { useUnsaved } from './useUnsaved.ts'
import { fieldErrors, notifyFailure, useWrite } from './useWrite.ts'

/**
 * A form that saves explicitly: what is typed stays until main accepts it, each refusal goes to its
 * field, and whoever leaves with something unsaved is asked.
 */
export function useSaisieForm<V extends Record<string, object>, C extends Channel>({
  channel,
  sujet,
  initial,
  toInput,
  check,
  fieldOf = (path) => path,
  together = [],
  follows = false,
  onSaved,
}: {
  readonly channel: C
  /** Which record: what is typed of it is found again by this. */
  readonly sujet: Sujet | null
  readonly initial: V
  readonly toInput: (values: V) => Input<C>
  /** What the form itself cannot read, by field. */
  readonly check?: (values: V) => Errors
  /** Where the form shows what main says of a field. */
  readonly fieldOf?: (path: string) => string
  /** Fields judged by one another: a change of one answers the message of all. */
  readonly together?: readonly string[]
  /** Stays open on one record: shows what is kept again (after a save, an undo) when nothing else is typed. */
  readonly follows?: boolean
  readonly onSaved: (value: Value<C>, sent: V) => void
}) {
  // A message goes when its own field changes (`useParts`), not at the first key anywhere.
  const form = useForm<V>({ initialValues: initial, clearInputErrorOnChange: false })
  const write = useWrite(channel)
  const isDirty = form.isDirty()
  const abandon = useBrouillon({
    formulaire: channel,
    sujet,
    values: form.values,
    isDirty,
    restore: (kept) => form.setValues(keptIn(initial, kept)),
  })
  const unsaved = useUnsaved(isDirty, abandon, () => send(document.body))
  const kept = JSON.stringify(initial)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the form is another object at each render
  useEffect(() => {
    if (!follows || isDirty || JSON.stringify(form.getValues()) === kept) return
    form.setValues(initial)
    form.clearErrors()
    form.resetDirty(initial)
  }, [follows, isDirty, kept])
  const refuse = (shown: HTMLElement, errors: Errors, failure: Error | null) => {
    // At once: what follows looks at the messages shown.
    flushSync(() => form.setErrors(errors))
    // A field that this form does not show has no place of its own to say it.
    if (!focusFirstInvalid(shown) && failure !== null) notifyFailure(failure)
  }
  /** Saves; true once main has accepted. `shown` is the element that the fields stand in. */
  const send = (shown: HTMLElement): Promise<boolean> => {
    if (write.isPending || isUnfinished(shown)) return Promise.resolve(false)
    // What was typed last may not be drawn yet.
    const sent = form.getValues()
    const unread = check?.(sent) ?? {}
    if (Object.keys(unread).length > 0) {
      refuse(shown, unread, null)
      return Promise.resolve(false)
    }
    form.clearErrors()
    return new Promise((settle) => {
      write.mutate(toInput(sent), {
        onSuccess: (value) => {
          form.resetDirty(sent)
          // What was typed meanwhile is still to be saved.
          if (form.getValues() === sent) {
            unsaved.forget()
            abandon()
          }
          onSaved(value, sent)
          settle(true)
        },
        onError: (error) => {
          const told = Object.entries(fieldErrors(error)).map(([path, text]) => [
            fieldOf(path),
            text,
          ])
          if (told.length === 0) notifyFailure(error)
          else refuse(shown, Object.fromEntries(told), error)
          settle(false)
        },
      })
    })
  }
  const partOf = useParts(form, together)
  return {
    values: form.values,
    partOf,
    send,
    isDirty,
    isPending: write.isPending,
    /** Does what closes this form, after asking when it holds something unsaved. */
    leave: unsaved.leave,
  }
}

/** A form whose fields make one group: the same, with the fields at hand. */
export function useFlatForm<V extends object, C extends Channel>({
  initial,
  toInput,
  ...rest
}: {
  readonly channel: C
  readonly sujet: Sujet | null
  readonly initial: V
  readonly toInput: (values: V) => Input<C>
  readonly together?: readonly string[]
  readonly onSaved: (value: Value<C>) => void
}) {
  const form = useSaisieForm({
    ...rest,
    initial: { saisie: initial },
    toInput: ({ saisie }) => toInput(saisie),
    fieldOf: (path) => `saisie.${path.replace(/^saisie\./, '')}`,
  })
  return { ...form, ...form.partOf('saisie') }
}

/**
 * True when a list of the form holds a name that is neither chosen nor created: the focus goes there and the
 * user is told, since saving would lose what was typed.
 */
function isUnfinished(shown: HTMLElement): boolean {
  const field = shown.querySelector<HTMLElement>('[data-unfinished]')
  if (field === null) return false
  const input = [...field.querySelectorAll('input')].at(-1)
  input?.focus()
  notifications.show({
    color: 'yellow',
    message: 'Un nom est à choisir dans sa liste, ou à créer, avant d’enregistrer.',
  })
  return true
}

/** Puts the focus on what is refused; false when the form has no place that tells it. */
function focusFirstInvalid(shown: HTMLElement): boolean {
  shown.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  return shown.querySelector('[aria-invalid="true"], [role="alert"]') !== null
}
