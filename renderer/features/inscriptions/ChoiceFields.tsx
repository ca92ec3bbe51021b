import { Checkbox, Select } from '@mantine/core'
import { memo, useState } from 'react'
import { ORIGINES, type Origine } from '../../../shared/domain/listes.ts'
import { NIVEAUX } from '../../../shared/domain/niveau.ts'
import { normalizeNom } from '../../../shared/domain/nom.ts'
import { LIBELLES_ORIGINE } from '../../../shared/texts/libelles.ts'
import { niveauText } from '../../texts/codes.ts'
import styles from '../../ui/Fields.module.css'
import { EtablissementSelect } from '../repertoire/RepertoireSelects.tsx'
import type { InscriptionValues } from './inscription-form.ts'

/** Props of a field of one value. */
type Choice<K extends 'niveau' | 'etablissementId'> = {
  readonly value: InscriptionValues[K]
  readonly error?: string | undefined
  readonly onChange: (changes: Pick<InscriptionValues, K>) => void
}

const NIVEAU_OPTIONS = NIVEAUX.map((niveau) => ({ value: niveau, label: niveauText(niveau) }))

/** Field of the niveau. A niveau typed whole, « ce2 », is chosen without another key, and filters the list. */
export const NiveauField = memo(function NiveauField({ value, error, onChange }: Choice<'niveau'>) {
  const [typed, setTyped] = useState<string | null>(null)
  const type = (text: string) => {
    setTyped(text)
    const meant = NIVEAU_OPTIONS.find(({ label }) => normalizeNom(label) === normalizeNom(text))
    if (meant !== undefined && meant.value !== value) onChange({ niveau: meant.value })
  }
  return (
    <Select
      label="Niveau"
      size="xs"
      searchable
      clearable
      // Entrée on the chosen option keeps it.
      allowDeselect={false}
      clearButtonProps={{ 'aria-label': 'Effacer le niveau' }}
      placeholder="Non précisé"
      data={NIVEAU_OPTIONS}
      filter={({ options, search }) =>
        options.filter(
          (one) =>
            'label' in one && normalizeNom(one.label).includes(normalizeNom(typed ?? search)),
        )
      }
      selectFirstOptionOnChange
      value={value}
      error={error}
      onInput={({ currentTarget }) => type(currentTarget.value)}
      onDropdownClose={() => setTyped(null)}
      onChange={(niveau) => onChange({ niveau })}
    />
  )
})

export const EtablissementField = memo(function EtablissementField({
  value,
  error,
  onChange,
}: Choice<'etablissementId'>) {
  return (
    <EtablissementSelect
      value={value}
      error={error}
      onChange={(etablissementId) => onChange({ etablissementId })}
    />
  )
})

/** Origines of the inscription, as the form of the Caf lists them. */
export const OriginesField = memo(function OriginesField({
  label = 'Origine de l’inscription',
  value,
  onChange,
}: {
  readonly label?: string
  readonly value: readonly Origine[]
  readonly onChange: (changes: { readonly origines: Origine[] }) => void
}) {
  return (
    <Checkbox.Group
      label={label}
      size="xs"
      value={[...value]}
      onChange={(codes) => onChange({ origines: ORIGINES.filter((code) => codes.includes(code)) })}
    >
      <div className={styles.boxes}>
        {ORIGINES.map((code) => (
          <Checkbox key={code} size="xs" value={code} label={LIBELLES_ORIGINE[code]} />
        ))}
      </div>
    </Checkbox.Group>
  )
})
