import { Button, Group, Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { useOneAction, useSelection } from '../../app/selection.tsx'
import { libelleAction } from '../../texts/codes.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'

/** Options of a field that asks for an action of the année. */
function useActionOptions() {
  const { annee } = useSelection()
  return annee.actions.map((one) => ({ value: one.id, label: libelleAction(one) }))
}

/** Whole name of the chosen action, told by a field too narrow for it. */
const labelIn = (options: readonly { value: string; label: string }[], value: string | null) =>
  options.find((one) => one.value === value)?.label

/** Field for the action of a record; absent when the année has only one. */
export function ActionSelect({
  value,
  error,
  placeholder,
  onChange,
}: {
  /** Null while none is chosen. */
  readonly value: string | null
  readonly error?: string | undefined
  readonly placeholder?: string
  readonly onChange: (actionId: string) => void
}) {
  const options = useActionOptions()
  if (options.length < 2) return null
  return (
    <Select
      label="Action"
      size="xs"
      data={options}
      value={value}
      title={labelIn(options, value)}
      error={error}
      errorProps={{ role: 'alert' }}
      onChange={(actionId) => actionId !== null && onChange(actionId)}
      {...(placeholder === undefined ? {} : { placeholder })}
    />
  )
}

/** Field for the one action that a screen is about; absent while the top bar has one. */
export function OneActionSelect({ label }: { readonly label: string }) {
  const options = useActionOptions()
  const { action, isChosenHere, choose } = useOneAction()
  if (!isChosenHere || action === undefined) return null
  return (
    <Select
      size="xs"
      label={label}
      w="13rem"
      data={options}
      value={action.id}
      title={libelleAction(action)}
      onChange={(id) => id !== null && choose(id)}
    />
  )
}

/** Asks for an action, in the place of a screen that is about one. */
export function ChooseAction({
  icon,
  advice,
}: {
  readonly icon: ReactNode
  readonly advice: string
}) {
  const options = useActionOptions()
  const { choose } = useOneAction()
  return (
    <EmptyState
      icon={icon}
      title={options.length === 0 ? 'Cette année n’a aucune action' : 'Quelle action\u202f?'}
      advice={advice}
      action={
        <Group gap="xs" justify="center">
          {options.map(({ value, label }) => (
            <Button key={value} variant="default" onClick={() => choose(value)}>
              {label}
            </Button>
          ))}
        </Group>
      }
    />
  )
}
