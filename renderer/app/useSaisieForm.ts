import { useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { useEffect, useRef } from 'react'
import { flushSync } from 'react-dom'
import type { Channel, Input, Value } from '../../shared/ipc/contract.ts'
import type { Errors } from './form-errors.ts'
import { ENREGISTRER, useUnsaved } from './unsaved.ts'
import { type Sujet, useBrouillon } from './useBrouillon.ts'
import { useParts } from './useParts.ts'
import { fieldErrors, notifyFailure, useWrite } from './useWrite.ts'

/**
 * Draft of a form, in the groups of fields that the form has now. Another version of the app may have
 * kept the draft: a field that the draft lacks keeps its initial value.
 */
export const keptIn = <V extends Record<string, object>>(initial: V, kept: Partial<V>): V =>
  Object.fromEntries(
    Object.entries(initial).map(([group, fields]) => [group, { ...fields, ...kept[group] }]),
  ) as V

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
  acteOf = () => ENREGISTRER,
  follows = false,
  onSaved,
}: {
  readonly channel: C
  /** Record that the form is about: its draft is found again by these ids. */
  readonly sujet: Sujet | null
  readonly initial: V
  readonly toInput: (values: V) => Input<C>
  /** Messages, by field, for values that the form itself cannot read. */
  readonly check?: (values: V) => Errors
  /** Field of the form that shows main's message about `path`. */
  readonly fieldOf?: (path: string) => string
  /** Fields checked against one another: a change of one removes the messages of all. */
  readonly together?: readonly string[]
  /** Words of the form's button where it does more than save: leaving the form offers the same. */
  readonly acteOf?: (values: V) => string
  /** True for a form that stays open on its record: shows the saved values again (save, undo) unless something is typed. */
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
  const unsaved = useUnsaved(isDirty, abandon, () => send(document.body), acteOf(form.values))
  const kept = JSON.stringify(initial)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the form is another object at each render
  useEffect(() => {
    if (!follows || isDirty || JSON.stringify(form.getValues()) === kept) return
    form.setValues(initial)
    form.clearErrors()
    form.resetDirty(initial)
  }, [follows, isDirty, kept])
  const refuse = (shown: HTMLElement, errors: Errors, failure: Error | null) => {
    // Flushed at once: the next line looks for the messages shown.
    flushSync(() => form.setErrors(errors))
    // A refused field that this form does not show is told in a notification.
    if (!focusFirstInvalid(shown) && failure !== null) notifyFailure(failure)
  }
  const underWay = useRef(Promise.resolve(false))
  /** Saves, once for whoever asks during the save; true once main has accepted. `shown` is the element that the fields stand in. */
  const send = (shown: HTMLElement): Promise<boolean> => {
    if (write.isPending) return underWay.current
    if (isUnfinished(shown)) return Promise.resolve(false)
    // The last values typed may not be rendered yet.
    const sent = form.getValues()
    const unread = check?.(sent) ?? {}
    if (Object.keys(unread).length > 0) {
      refuse(shown, unread, null)
      return Promise.resolve(false)
    }
    form.clearErrors()
    underWay.current = write.mutate(toInput(sent), {
      // At once: the form may be drawn anew with the list around it, and would find its own draft again.
      // Values typed during the write are still unsaved: their draft stays.
      onAccepted: () => form.getValues() === sent && abandon(),
      onSuccess: (value) => {
        form.resetDirty(sent)
        if (form.getValues() === sent) unsaved.forget()
        onSaved(value, sent)
      },
      onError: (error) => {
        const told = Object.entries(fieldErrors(error)).map(([path, text]) => [fieldOf(path), text])
        if (told.length === 0) notifyFailure(error)
        else refuse(shown, Object.fromEntries(told), error)
      },
    })
    return underWay.current
  }
  const partOf = useParts(form, together)
  return {
    values: form.values,
    partOf,
    send,
    isDirty,
    isPending: write.isPending,
    /** Runs the function that closes this form, after asking when it holds something unsaved. */
    leave: unsaved.leave,
  }
}

/** `useSaisieForm` for a form whose fields make one group, with its values, messages and changes at hand. */
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
  readonly acteOf?: () => string
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

/** Focuses the first refused field; false when the form shows none. */
function focusFirstInvalid(shown: HTMLElement): boolean {
  shown.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  return shown.querySelector('[aria-invalid="true"], [role="alert"]') !== null
}
