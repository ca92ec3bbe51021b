import { Checkbox, SegmentedControl, Stack, TextInput } from '@mantine/core'
import { memo, type ReactNode } from 'react'
import { SITUATIONS, type Situation } from '../../../shared/domain/listes.ts'
import { LIBELLES_SITUATION } from '../../../shared/texts/libelles.ts'
import type { FieldsProps } from '../../app/useParts.ts'
import form from '../../ui/Fields.module.css'
import type { EnfantValues } from './enfant-form.ts'

export const SEXES = [
  { value: '', label: 'Non précisé' },
  { value: 'F', label: 'Fille' },
  { value: 'M', label: 'Garçon' },
]

/** Identity of an enfant and its situations. */
export const EnfantFields = memo(function EnfantFields({
  value,
  errors,
  onChange,
  children,
}: FieldsProps<EnfantValues> & {
  /** What there is to say of the names, under them. */
  readonly children: ReactNode
}) {
  return (
    <>
      <div className={form.pair}>
        <TextInput
          label="Nom"
          size="xs"
          autoComplete="off"
          value={value.nom}
          error={errors.nom}
          errorProps={{ role: 'alert' }}
          onChange={(event) => onChange({ nom: event.currentTarget.value })}
        />
        <TextInput
          label="Prénom"
          size="xs"
          autoComplete="off"
          value={value.prenom}
          error={errors.prenom}
          errorProps={{ role: 'alert' }}
          onChange={(event) => onChange({ prenom: event.currentTarget.value })}
        />
      </div>
      {children}
      <TextInput
        label="Naissance"
        description="Date, ou année seule"
        placeholder="JJ/MM/AAAA ou AAAA"
        size="xs"
        autoComplete="off"
        value={value.naissance}
        error={errors.naissance}
        errorProps={{ role: 'alert' }}
        onChange={(event) => onChange({ naissance: event.currentTarget.value })}
      />
      <div>
        <div className={form.label}>Sexe</div>
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label="Sexe"
          data={SEXES}
          value={value.sexe ?? ''}
          onChange={(sexe) => onChange({ sexe: sexe === 'F' || sexe === 'M' ? sexe : null })}
        />
      </div>
      <SituationsField value={value.situations} onChange={onChange} />
    </>
  )
})

const SituationsField = memo(function SituationsField({
  value,
  onChange,
}: {
  readonly value: readonly Situation[]
  readonly onChange: (changes: Pick<EnfantValues, 'situations'>) => void
}) {
  return (
    <Checkbox.Group
      label="Situations"
      size="xs"
      description="Objectif, sobre&nbsp;: la famille peut le lire. Cochez ce que demande le bilan de la Caf, rien de plus."
      value={[...value]}
      onChange={(codes) =>
        onChange({ situations: SITUATIONS.filter((code) => codes.includes(code)) })
      }
    >
      <Stack gap="0.25rem" mt="0.375rem">
        {SITUATIONS.map((code) => (
          <Checkbox key={code} size="xs" value={code} label={LIBELLES_SITUATION[code]} />
        ))}
      </Stack>
    </Checkbox.Group>
  )
})
