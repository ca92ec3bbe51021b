import type { UseFormReturnType } from '@mantine/form'
import { useRef } from 'react'
import { type Errors, errorsUnder, isAnswered } from './form-errors.ts'

/** Props of a group of fields: its part of the form, its messages, and how to change it. */
export type FieldsProps<V> = {
  readonly value: V
  readonly errors: Errors
  readonly onChange: (changes: Partial<V>) => void
}

/**
 * The parts of a form that its groups of fields work on. Each stays the same object for object until
 * something of its own changes: a group that is `memo` is not drawn again at what is typed in another.
 */
export function useParts<V extends Record<string, object>>(
  form: UseFormReturnType<V>,
  together: readonly string[],
): <K extends keyof V & string>(key: K) => FieldsProps<V[K]> {
  const now = useRef({ form, together })
  now.current = { form, together }
  const change = <K extends keyof V & string>(key: K, changes: Partial<V[K]>) => {
    const { form, together } = now.current
    const before: V[K] = form.getValues()[key]
    form.setValues((all) => ({ ...all, [key]: { ...all[key], ...changes } }))
    for (const path of Object.keys(errorsUnder(form.errors, key))) {
      const isOfTogether = together.includes(path) && together.some((field) => field in changes)
      if (isOfTogether || isAnswered(path, before, { ...before, ...changes })) {
        form.clearFieldError(`${key}.${path}`)
      }
    }
  }
  const parts = useRef<{ [K in keyof V]?: FieldsProps<V[K]> }>({})
  return (key) => {
    const last = parts.current[key]
    const value: V[typeof key] = form.values[key]
    const errors = errorsUnder(form.errors, key)
    if (last?.value === value && isSame(last.errors, errors)) return last
    const onChange = last?.onChange ?? ((changes) => change(key, changes))
    const part = { value, errors, onChange }
    parts.current[key] = part
    return part
  }
}

const isSame = (one: Errors, other: Errors): boolean => {
  const fields = Object.keys(one)
  return (
    fields.length === Object.keys(other).length &&
    fields.every((field) => one[field] === other[field])
  )
}
