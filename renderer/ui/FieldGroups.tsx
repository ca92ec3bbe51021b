import { Button, Checkbox } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './FieldGroups.module.css'

/** Fields side by side while there is room; `isNarrow` for numbers. */
export function Fields({
  isNarrow = false,
  children,
}: {
  readonly isNarrow?: boolean
  readonly children: ReactNode
}) {
  return (
    <div className={styles.fields} data-narrow={isNarrow || undefined}>
      {children}
    </div>
  )
}

/** Fields that go together, under their name. */
export function FieldGroup({
  legend,
  children,
}: {
  readonly legend: string
  readonly children: ReactNode
}) {
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{legend}</legend>
      {children}
    </fieldset>
  )
}

/** Check boxes, one per code of a closed list. */
export function ChoicesField<C extends string>({
  legend,
  codes,
  texts,
  value,
  onChange,
}: {
  readonly legend: string
  readonly codes: readonly C[]
  readonly texts: Readonly<Record<C, string>>
  readonly value: readonly C[]
  readonly onChange: (chosen: readonly C[]) => void
}) {
  return (
    <FieldGroup legend={legend}>
      <div className={styles.choices}>
        {codes.map((code) => (
          <Checkbox
            key={code}
            size="xs"
            label={texts[code]}
            checked={value.includes(code)}
            onChange={(event) => {
              const { checked } = event.currentTarget
              // Codes stay in the order of the list, so that ticking twice is no change.
              onChange(codes.filter((one) => (one === code ? checked : value.includes(one))))
            }}
          />
        ))}
      </div>
    </FieldGroup>
  )
}

/** Button under the lines of a field, that adds one more. */
export function AddLine({
  onClick,
  children,
}: {
  readonly onClick: () => void
  readonly children: string
}) {
  return (
    <div>
      <Button
        size="compact-xs"
        variant="subtle"
        leftSection={<IconPlus size="1rem" aria-hidden />}
        onClick={onClick}
      >
        {children}
      </Button>
    </div>
  )
}
