import { Textarea, TextInput } from '@mantine/core'
import { useIsPrinting } from './PrintedPage.tsx'

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

/**
 * Text field of a form that grows with what is typed, from `minRows` to `maxRows`, with its error under it. On paper
 * nothing scrolls: the whole text is printed in place of the field.
 */
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
  readonly size?: 'xs' | 'sm'
}) {
  const isPrinting = useIsPrinting()
  return (
    <Textarea
      size="xs"
      inputContainer={(field) => (
        <>
          <div hidden={isPrinting}>{field}</div>
          {isPrinting ? <div style={{ whiteSpace: 'pre-wrap' }}>{rest.value}</div> : null}
        </>
      )}
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
