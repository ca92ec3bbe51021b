import { Checkbox, Group, NumberInput, Radio, Stack, Textarea, TextInput } from '@mantine/core'
import type { ChampTrame } from '../../../shared/domain/trame.ts'
import { DateTextField } from '../../ui/DateTextField.tsx'
import type { Saisie } from './reponse-saisie.ts'

type Props = {
  readonly champ: ChampTrame
  readonly saisie: Saisie
  readonly error: string | undefined
  readonly onChange: (saisie: Saisie) => void
}

/** Field for the answer to a question of the form, by its kind. */
export function ReponseInput(props: Props) {
  switch (props.champ.kind) {
    case 'number':
    case 'hours':
      return <NumberField {...props} />
    case 'yes-no':
      return <YesNoField {...props} />
    case 'choice':
      return <ChoiceField {...props} />
    default:
      return <TextField {...props} />
  }
}

function TextField({ champ, saisie, error, onChange }: Props) {
  const value = typeof saisie === 'string' ? saisie : ''
  if (champ.kind === 'date') {
    return <DateTextField label={champ.label} value={value} error={error} onChange={onChange} />
  }
  if (champ.kind === 'text') {
    return (
      <TextInput
        aria-label={champ.label}
        size="xs"
        value={value}
        error={error}
        errorProps={{ role: 'alert' }}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    )
  }
  return (
    <Textarea
      aria-label={champ.label}
      size="sm"
      autosize
      minRows={4}
      maxRows={16}
      value={value}
      error={error}
      errorProps={{ role: 'alert' }}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

function NumberField({ champ, saisie, error, onChange }: Props) {
  const isHours = champ.kind === 'hours'
  return (
    <NumberInput
      aria-label={champ.label}
      size="xs"
      w="9rem"
      min={0}
      allowNegative={false}
      decimalSeparator=","
      decimalScale={isHours ? 2 : (champ.decimals ?? 0)}
      allowDecimal={isHours || (champ.decimals ?? 0) > 0}
      suffix={isHours ? '\u00a0h' : ''}
      value={typeof saisie === 'number' || typeof saisie === 'string' ? saisie : ''}
      error={error}
      errorProps={{ role: 'alert' }}
      onChange={onChange}
    />
  )
}

function YesNoField({ champ, saisie, error, onChange }: Props) {
  return (
    <Radio.Group
      aria-label={champ.label}
      value={typeof saisie === 'boolean' ? String(saisie) : null}
      error={error}
      onChange={(value) => onChange(value === 'true')}
    >
      <Group gap="md">
        <Radio size="xs" value="true" label="Oui" />
        <Radio size="xs" value="false" label="Non" />
      </Group>
    </Radio.Group>
  )
}

function ChoiceField({ champ, saisie, error, onChange }: Props) {
  return (
    <Checkbox.Group
      aria-label={champ.label}
      value={Array.isArray(saisie) ? [...(saisie as readonly string[])] : []}
      error={error}
      onChange={onChange}
    >
      <Stack gap={6}>
        {champ.options?.map(({ value, label }) => (
          <Checkbox key={value} size="xs" value={value} label={label} />
        ))}
      </Stack>
    </Checkbox.Group>
  )
}
