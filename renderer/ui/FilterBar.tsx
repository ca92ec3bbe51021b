import { Button, Select, TextInput } from '@mantine/core'
import { IconFilterOff, IconSearch } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './FilterBar.module.css'

/** Filters of a list, how many rows they leave, and the way back to all. */
export function FilterBar({
  count,
  isFiltered,
  onClear,
  children,
}: {
  /** « 12 séances sur 48 ». Announced when it changes. */
  readonly count: string
  readonly isFiltered: boolean
  readonly onClear: () => void
  readonly children: ReactNode
}) {
  return (
    <search className={styles.bar}>
      {children}
      <div className={styles.result}>
        <output className={styles.count}>{count}</output>
        {isFiltered ? (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconFilterOff size={16} aria-hidden />}
            onClick={onClear}
          >
            Tout afficher
          </Button>
        ) : null}
      </div>
    </search>
  )
}

/** Free search by name. */
export function SearchFilter({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  return (
    <TextInput
      type="search"
      size="xs"
      label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      leftSection={<IconSearch size="1rem" aria-hidden />}
      className={styles.filter}
    />
  )
}

/** One choice among those that the list really holds, each with its number of rows. */
export function SelectFilter({
  label,
  all,
  options,
  value,
  onChange,
}: {
  readonly label: string
  /** What is shown when nothing is filtered: « Tous ». */
  readonly all: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
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
      onChange={onChange}
      clearable
      clearButtonProps={{ 'aria-label': `Effacer le filtre ${label}` }}
      searchable={options.length > 12}
      className={styles.filter}
      data-active={value !== null || undefined}
      comboboxProps={{ withinPortal: false, width: 'max-content', position: 'bottom-start' }}
    />
  )
}
