import { Select } from '@mantine/core'
import { useSelection } from '../../app/selection.tsx'
import type { FieldsProps } from '../../app/useSaisieForm.ts'
import { libelleAction } from '../../texts/perimetre.ts'
import styles from '../../ui/Fields.module.css'
import { type InscriptionValues, onlyCollectif } from './inscription-form.ts'
import { useCollectifsOfAnnee } from './useInscriptionChoices.ts'

/** The action and the collectif; an inscription of another année keeps its own action. */
export function PlaceFields({ value, errors, onChange }: FieldsProps<InscriptionValues>) {
  const { annee } = useSelection()
  const { data: collectifs = [] } = useCollectifsOfAnnee()
  const isHere = annee.actions.some(({ id }) => id === value.actionId)
  if (!isHere) return null
  return (
    <div className={styles.pair}>
      {annee.actions.length < 2 ? null : (
        <Select
          label="Action"
          size="xs"
          allowDeselect={false}
          data={annee.actions.map((one) => ({ value: one.id, label: libelleAction(one) }))}
          value={value.actionId}
          onChange={(actionId) => {
            if (actionId !== null && actionId !== value.actionId)
              onChange({ actionId, collectifId: onlyCollectif(collectifs, actionId) })
          }}
        />
      )}
      <Select
        label={value.statut === 'liste-attente' ? 'Collectif souhaité' : 'Collectif'}
        size="xs"
        clearable
        clearButtonProps={{ 'aria-label': 'Effacer le collectif' }}
        placeholder="Aucun pour l’instant"
        data={collectifs
          .filter(({ actionId }) => actionId === value.actionId)
          .map(({ collectifId, nom }) => ({ value: collectifId, label: nom }))}
        value={value.collectifId}
        error={errors.collectifId}
        errorProps={{ role: 'alert' }}
        onChange={(collectifId) => onChange({ collectifId })}
      />
    </div>
  )
}
