import { Textarea, TextInput } from '@mantine/core'

/** One-line text field of a form, with its error under it. */
export function TextField({
  label,
  value,
  error,
  onChange,
  ...rest
}: {
  readonly label: string
  readonly value: string
  readonly error: string | undefined
  readonly onChange: (typed: string) => void
  readonly description?: string
  readonly placeholder?: string
  readonly maxLength?: number
  readonly inputMode?: 'numeric' | 'decimal' | 'tel' | 'email'
  readonly className?: string | undefined
  readonly isRequired?: boolean
}) {
  const { isRequired = false, ...others } = rest
  return (
    <TextInput
      label={label}
      size="xs"
      autoComplete="off"
      required={isRequired}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={value}
      error={error}
      errorProps={{ role: 'alert' }}
      onChange={(event) => onChange(event.currentTarget.value)}
      {...others}
    />
  )
}

/** Text field of a form that grows with what is typed, from `minRows` to `maxRows`, with its error under it. */
export function LongTextField({
  error,
  minRows = 2,
  maxRows = 8,
  onChange,
  ...rest
}: {
  readonly label: string
  readonly value: string
  readonly error?: string | null | undefined
  readonly onChange: (typed: string) => void
  readonly onBlur?: () => void
  readonly description?: string
  readonly placeholder?: string
  readonly minRows?: number
  readonly maxRows?: number
  readonly maxLength?: number
}) {
  return (
    <Textarea
      size="xs"
      autosize
      minRows={minRows}
      maxRows={maxRows}
      error={error}
      errorProps={{ role: 'alert' }}
      onChange={(event) => onChange(event.currentTarget.value)}
      {...rest}
    />
  )
}
