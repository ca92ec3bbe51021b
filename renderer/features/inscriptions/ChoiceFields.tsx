import { Checkbox, Select } from '@mantine/core'
import { memo } from 'react'
import { ORIGINES, type Origine } from '../../../shared/domain/listes.ts'
import { NIVEAUX, type Niveau } from '../../../shared/domain/niveau.ts'
import { LIBELLES_ORIGINE } from '../../../shared/texts/libelles.ts'
import type { FieldsProps } from '../../app/useParts.ts'
import { niveauText } from '../../texts/codes.ts'
import styles from '../../ui/Fields.module.css'
import { useEtablissementChoices } from '../repertoire/useRepertoire.ts'
import type { InscriptionValues } from './inscription-form.ts'

type Choice<V> = {
  readonly value: V
  readonly error?: string | undefined
  readonly onChange: FieldsProps<InscriptionValues>['onChange']
}

const NIVEAU_OPTIONS = NIVEAUX.map((niveau) => ({ value: niveau, label: niveauText(niveau) }))

export const NiveauField = memo(function NiveauField({
  value,
  error,
  onChange,
}: Choice<Niveau | null>) {
  return (
    <Select
      label="Niveau"
      size="xs"
      searchable
      clearable
      clearButtonProps={{ 'aria-label': 'Effacer le niveau' }}
      placeholder="Non précisé"
      data={NIVEAU_OPTIONS}
      value={value}
      error={error}
      onChange={(niveau) => onChange({ niveau })}
    />
  )
})

export const EtablissementField = memo(function EtablissementField({
  value,
  error,
  onChange,
}: Choice<string | null>) {
  const etablissements = useEtablissementChoices()
  return (
    <Select
      label="Établissement"
      size="xs"
      searchable
      clearable
      clearButtonProps={{ 'aria-label': 'Effacer l’établissement' }}
      placeholder="Non précisé"
      data={etablissements}
      value={value}
      error={error}
      onChange={(etablissementId) => onChange({ etablissementId })}
    />
  )
})

/** Who led the family here. */
export const OriginesField = memo(function OriginesField({
  value,
  onChange,
}: Choice<readonly Origine[]>) {
  return (
    <Checkbox.Group
      label="Origine de l’inscription"
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
