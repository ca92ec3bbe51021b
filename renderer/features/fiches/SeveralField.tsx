import { MultiSelect } from '@mantine/core'
import { frCollator } from '../../../shared/format.ts'

/** Several records chosen by their names, in French order, or in the order given (`isSorted` false). */
export function SeveralField({
  label,
  description,
  placeholder,
  choices,
  value,
  error,
  isSorted = true,
  onChange,
}: {
  readonly label: string
  readonly description?: string
  readonly placeholder: string
  /** Names by id. */
  readonly choices: ReadonlyMap<string, string>
  readonly value: readonly string[]
  readonly error?: string | undefined
  readonly isSorted?: boolean
  readonly onChange: (ids: string[]) => void
}) {
  const data = [...choices].map(([id, name]) => ({ value: id, label: name }))
  if (isSorted) data.sort((a, b) => frCollator.compare(a.label, b.label))
  return (
    <MultiSelect
      label={label}
      description={description}
      placeholder={placeholder}
      size="xs"
      searchable
      hidePickedOptions
      clearable
      nothingFoundMessage="Rien ne correspond"
      limit={60}
      comboboxProps={{ withinPortal: false }}
      data={data}
      value={[...value]}
      error={error}
      errorProps={{ role: 'alert' }}
      onChange={onChange}
    />
  )
}
