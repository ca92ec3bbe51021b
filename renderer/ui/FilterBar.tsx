import { Button, Select, TextInput } from '@mantine/core'
import { IconFilterOff, IconSearch } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './FilterBar.module.css'
import type { FilterOption } from './filters.ts'
import { ListHead } from './ListHead.tsx'

/** One filter of a list: a choice among those that the list really holds, each with its number of rows. */
export type ListFilter<K extends string> = {
  readonly key: K
  readonly label: string
  /** Text shown when nothing is filtered: « Tous ». */
  readonly all: string
  readonly options: readonly FilterOption[]
}

/**
 * The line over a list that can be narrowed, with the way back to all. A filter that offers nothing is
 * left out.
 */
export function FilterBar<K extends string>({
  count,
  values,
  search,
  filters,
  onChange,
  before,
  tools,
}: {
  readonly count: string
  readonly values: Readonly<Record<K, string | null>>
  /** The key of the free search by name, where there is one. */
  readonly search?: K
  readonly filters: readonly ListFilter<K>[]
  readonly onChange: (changes: Readonly<Record<string, string | null>>) => void
  readonly before?: ReactNode
  readonly tools?: ReactNode
}) {
  const set = (key: K, value: string | null) => onChange({ [key]: value })
  const filtered = (Object.keys(values) as K[]).filter((key) => (values[key] ?? '') !== '')
  const clear = () => onChange(Object.fromEntries(filtered.map((key) => [key, null])))
  const narrowedBy = [
    ...(search === undefined ? [] : [{ label: 'Recherche', text: values[search] }]),
    ...filters.map(({ key, label, options }) => ({
      label,
      text: options.find(({ value }) => value === values[key])?.label,
    })),
  ].flatMap(({ label, text }) => ((text ?? '') === '' ? [] : [`${label}\u00a0: ${text}`]))
  return (
    <ListHead
      count={count}
      before={before}
      tools={tools}
      narrowedBy={narrowedBy}
      clear={filtered.length === 0 ? null : <ClearButton onClear={clear} />}
      filters={
        <>
          {search === undefined ? null : (
            <SearchFilter value={values[search] ?? ''} onChange={(value) => set(search, value)} />
          )}
          {filters.map(({ key, ...filter }) =>
            filter.options.length === 0 && values[key] === null ? null : (
              <SelectFilter
                key={key}
                {...filter}
                value={values[key]}
                onChange={(value) => set(key, value)}
              />
            ),
          )}
        </>
      }
    />
  )
}

function ClearButton({ onClear }: { readonly onClear: () => void }) {
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      leftSection={<IconFilterOff size={16} aria-hidden />}
      onClick={onClear}
    >
      Tout afficher
    </Button>
  )
}

/** Free search by name. */
function SearchFilter({
  value,
  onChange,
}: {
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  return (
    <TextInput
      type="search"
      size="xs"
      label="Recherche"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      leftSection={<IconSearch size="1rem" aria-hidden />}
      className={styles.filter}
    />
  )
}

function SelectFilter({
  label,
  all,
  options,
  value,
  onChange,
}: Omit<ListFilter<string>, 'key'> & {
  readonly value: string | null
  readonly onChange: (value: string | null) => void
}) {
  return (
    <Select
      size="xs"
      label={label}
      placeholder={all}
      data={[...options]}
      value={value}
      // A narrow field cuts a long value.
      title={options.find((option) => option.value === value)?.label}
      onChange={onChange}
      clearable
      clearButtonProps={{ 'aria-label': `Effacer le filtre ${label}` }}
      searchable={options.length > 12}
      className={styles.filter}
      data-active={value !== null || undefined}
      comboboxProps={{
        withinPortal: false,
        width: 'max-content',
        position: 'bottom-start',
      }}
    />
  )
}
