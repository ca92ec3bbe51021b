import { Checkbox, SegmentedControl, Stack } from '@mantine/core'
import { memo, type ReactNode } from 'react'
import type { IsoDate } from '../../../shared/dates.ts'
import type { SaisieEnfant } from '../../../shared/domain/enfant.ts'
import { SITUATIONS, type Situation } from '../../../shared/domain/listes.ts'
import { LIBELLES_SITUATION } from '../../../shared/texts/libelles.ts'
import type { FieldsProps } from '../../app/useParts.ts'
import form from '../../ui/Fields.module.css'
import { TextField } from '../../ui/TextField.tsx'
import { naissanceText, parseNaissance, refusalOfNaissance } from './naissance.ts'

/** An enfant as it is typed. */
export type EnfantValues = {
  readonly nom: string
  readonly prenom: string
  /** A date or a year alone. */
  readonly naissance: string
  readonly sexe: 'F' | 'M' | null
  readonly situations: readonly Situation[]
}

export const NO_ENFANT: EnfantValues = {
  nom: '',
  prenom: '',
  naissance: '',
  sexe: null,
  situations: [],
}

/** A record, as the form shows it. */
export const enfantValues = (enfant: SaisieEnfant): EnfantValues => ({
  nom: enfant.nom,
  prenom: enfant.prenom,
  naissance: naissanceText(enfant),
  sexe: enfant.sexe,
  situations: enfant.situations,
})

/** Field of the form for a path of main: the day and the year of birth share one field. */
export const enfantFieldOf = (path: string): string =>
  path.replace(/\.(?:date|annee)Naissance$/, '.naissance')

const SEXES = [
  { value: '', label: '?' },
  { value: 'F', label: 'Fille' },
  { value: 'M', label: 'Garçon' },
]

/** Identity of an enfant and its situations. */
export const EnfantFields = memo(function EnfantFields({
  children,
  ...props
}: FieldsProps<EnfantValues> & {
  /** A notice about the names, under them. */
  readonly children: ReactNode
}) {
  return (
    <>
      <IdentiteFields {...props}>{children}</IdentiteFields>
      <SituationsField value={props.value.situations} onChange={props.onChange} />
    </>
  )
})

/** Names, birth and sex of an enfant. */
export const IdentiteFields = memo(function IdentiteFields({
  value,
  errors,
  onChange,
  children,
}: FieldsProps<EnfantValues> & { readonly children: ReactNode }) {
  return (
    <>
      <div className={form.pair}>
        <TextField
          label="Nom"
          value={value.nom}
          error={errors.nom}
          onChange={(nom) => onChange({ nom })}
        />
        <TextField
          label="Prénom"
          value={value.prenom}
          error={errors.prenom}
          onChange={(prenom) => onChange({ prenom })}
        />
      </div>
      {children}
      <div className={form.pair}>
        <TextField
          label="Naissance"
          placeholder="JJ/MM/AAAA ou AAAA"
          value={value.naissance}
          error={errors.naissance}
          onChange={(naissance) => onChange({ naissance })}
        />
        <SexeField value={value.sexe} onChange={onChange} />
      </div>
    </>
  )
})

/** Choice of the sex of an enfant, or none. */
export function SexeField({
  value,
  onChange,
}: {
  readonly value: EnfantValues['sexe']
  readonly onChange: (changes: Pick<EnfantValues, 'sexe'>) => void
}) {
  return (
    <div>
      <div className={form.label}>Sexe</div>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label="Sexe"
        data={SEXES}
        value={value ?? ''}
        onChange={(sexe) => onChange({ sexe: sexe === 'F' || sexe === 'M' ? sexe : null })}
      />
    </div>
  )
}

/** Situations of an enfant that the Caf's bilan counts. */
export const SituationsField = memo(function SituationsField({
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

/** Input of main; the birth must have passed `checkEnfant`. */
export function toSaisieEnfant({ naissance, situations, ...rest }: EnfantValues): SaisieEnfant {
  const read = parseNaissance(naissance) ?? { dateNaissance: null, anneeNaissance: null }
  return { ...rest, ...read, situations: [...situations] }
}

/** Messages of the fields that the window cannot read, by field. */
export function checkEnfant(
  { naissance }: EnfantValues,
  today: IsoDate,
): Readonly<Record<string, string>> {
  const refusal = refusalOfNaissance(naissance, today)
  return refusal === null ? {} : { 'enfant.naissance': refusal }
}
