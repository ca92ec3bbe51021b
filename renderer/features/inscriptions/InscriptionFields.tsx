import { SegmentedControl } from '@mantine/core'
import { memo } from 'react'
import { LIBELLES_INSCRIPTION } from '../../../shared/texts/libelles.ts'
import { useTodayInAnnee } from '../../app/selection.tsx'
import type { FieldsProps } from '../../app/useParts.ts'
import { DateTextField } from '../../ui/DateTextField.tsx'
import styles from '../../ui/Fields.module.css'
import { TextField } from '../../ui/TextField.tsx'
import { EtablissementField, NiveauField, OriginesField } from './ChoiceFields.tsx'
import type { DebutPropose, InscriptionValues } from './inscription-form.ts'
import { PlaceFields } from './PlaceFields.tsx'

const STATUTS = (['inscrit', 'liste-attente', 'jamais-venu'] as const).map((value) => ({
  value,
  label: LIBELLES_INSCRIPTION[value],
}))

/** Fields of an inscription: place, first day, class and school. */
export const InscriptionFields = memo(function InscriptionFields({
  value,
  errors,
  onChange,
  propose,
}: FieldsProps<InscriptionValues> & {
  /** First day proposed; its reason is shown until the day is changed. */
  readonly propose: DebutPropose | null
}) {
  const opensAt = useTodayInAnnee()
  const isWaiting = value.statut === 'liste-attente'
  return (
    <>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label="Inscription"
        data={STATUTS}
        value={value.statut}
        onChange={(statut) => onChange({ statut })}
      />
      <PlaceFields
        actionId={value.actionId}
        collectifId={value.collectifId}
        isWaiting={isWaiting}
        error={errors.collectifId}
        onChange={onChange}
      />
      <div className={styles.pair}>
        <DateTextField
          label={isWaiting ? 'En attente depuis le' : 'Depuis le'}
          value={value.debut}
          error={errors.debut}
          {...(propose?.typed === value.debut
            ? { description: `Proposé\u00a0: ${propose.raison}` }
            : {})}
          opensAt={opensAt}
          onChange={(debut) => onChange({ debut })}
        />
        <DateTextField
          label="Jusqu’au (départ)"
          value={value.fin}
          error={errors.fin}
          opensAt={opensAt}
          onChange={(fin) => onChange({ fin })}
        />
      </div>
      <div className={styles.pair}>
        <NiveauField value={value.niveau} error={errors.niveau} onChange={onChange} />
        <TextField
          label="Classe"
          placeholder="CM1-CM2 B"
          value={value.classe}
          error={errors.classe}
          onChange={(classe) => onChange({ classe })}
        />
      </div>
      <EtablissementField
        value={value.etablissementId}
        error={errors.etablissementId}
        onChange={onChange}
      />
      <DateTextField
        label="Accord parental donné le"
        value={value.accordParental}
        error={errors.accordParental}
        opensAt={opensAt}
        onChange={(accordParental) => onChange({ accordParental })}
      />
      <OriginesField value={value.origines} onChange={onChange} />
    </>
  )
})
