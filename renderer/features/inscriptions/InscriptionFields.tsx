import { Checkbox, SegmentedControl, Select, TextInput } from '@mantine/core'
import { ORIGINES } from '../../../shared/domain/listes.ts'
import { NIVEAUX, type Niveau } from '../../../shared/domain/niveau.ts'
import { LIBELLES_INSCRIPTION, LIBELLES_ORIGINE } from '../../../shared/texts/libelles.ts'
import type { FieldsProps } from '../../app/useSaisieForm.ts'
import { useTodayInAnnee } from '../../app/useTodayInAnnee.ts'
import { niveauText } from '../../texts/codes.ts'
import { DateTextField } from '../../ui/DateTextField.tsx'
import styles from '../../ui/Fields.module.css'
import { useEtablissements } from '../etablissements/useEtablissements.ts'
import type { DebutPropose, InscriptionValues } from './inscription-form.ts'
import { PlaceFields } from './PlaceFields.tsx'

const STATUTS = (['inscrit', 'liste-attente', 'jamais-venu'] as const).map((value) => ({
  value,
  label: LIBELLES_INSCRIPTION[value],
}))
const NIVEAU_OPTIONS = NIVEAUX.map((niveau) => ({ value: niveau, label: niveauText(niveau) }))

/** Where an enfant is inscribed, since when, and from which class. */
export function InscriptionFields({
  value,
  errors,
  onChange,
  propose,
}: FieldsProps<InscriptionValues> & {
  /** The first day that is proposed: said as long as it stays. */
  readonly propose: DebutPropose | null
}) {
  const opensAt = useTodayInAnnee()
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
      <PlaceFields value={value} errors={errors} onChange={onChange} />
      <div className={styles.pair}>
        <DateTextField
          label={value.statut === 'liste-attente' ? 'En attente depuis le' : 'Depuis le'}
          value={value.debut}
          error={errors.debut}
          {...(propose?.typed === value.debut
            ? { description: `Proposé : ${propose.raison}` }
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
      <EcoleFields value={value} errors={errors} onChange={onChange} />
      <DateTextField
        label="Accord parental donné le"
        value={value.accordParental}
        error={errors.accordParental}
        opensAt={opensAt}
        onChange={(accordParental) => onChange({ accordParental })}
      />
      <Checkbox.Group
        label="Origine de l’inscription"
        size="xs"
        value={[...value.origines]}
        onChange={(codes) =>
          onChange({ origines: ORIGINES.filter((code) => codes.includes(code)) })
        }
      >
        <div className={styles.boxes}>
          {ORIGINES.map((code) => (
            <Checkbox key={code} size="xs" value={code} label={LIBELLES_ORIGINE[code]} />
          ))}
        </div>
      </Checkbox.Group>
    </>
  )
}

function EcoleFields({ value, errors, onChange }: FieldsProps<InscriptionValues>) {
  const { data: etablissements = [] } = useEtablissements()
  return (
    <>
      <div className={styles.pair}>
        <Select
          label="Niveau"
          size="xs"
          searchable
          clearable
          clearButtonProps={{ 'aria-label': 'Effacer le niveau' }}
          placeholder="Non précisé"
          data={NIVEAU_OPTIONS}
          value={value.niveau}
          error={errors.niveau}
          onChange={(niveau) => onChange({ niveau: readNiveau(niveau) })}
        />
        <TextInput
          label="Classe"
          size="xs"
          autoComplete="off"
          placeholder="CM1-CM2 B"
          value={value.classe}
          error={errors.classe}
          onChange={(event) => onChange({ classe: event.currentTarget.value })}
        />
      </div>
      <Select
        label="Établissement"
        size="xs"
        searchable
        clearable
        clearButtonProps={{ 'aria-label': 'Effacer l’établissement' }}
        placeholder="Non précisé"
        data={etablissements.map(({ etablissementId, nom }) => ({
          value: etablissementId,
          label: nom,
        }))}
        value={value.etablissementId}
        error={errors.etablissementId}
        onChange={(etablissementId) => onChange({ etablissementId })}
      />
    </>
  )
}

const readNiveau = (text: string | null): Niveau | null =>
  NIVEAUX.find((niveau) => niveau === text) ?? null
