import { Select } from '@mantine/core'
import { memo } from 'react'
import { useSelection } from '../../app/selection.tsx'
import type { FieldsProps } from '../../app/useParts.ts'
import { libelleAction } from '../../texts/perimetre.ts'
import { type InscriptionValues, onlyCollectif } from './inscription-form.ts'
import { useCollectifsOfAnnee } from './useInscriptionChoices.ts'

/** The action and the collectif; an inscription of another année keeps its own action. */
export const PlaceFields = memo(function PlaceFields({
  actionId,
  collectifId,
  isWaiting,
  error,
  onChange,
}: Pick<InscriptionValues, 'actionId' | 'collectifId'> & {
  readonly isWaiting: boolean
  readonly error: string | undefined
  readonly onChange: FieldsProps<InscriptionValues>['onChange']
}) {
  const { annee } = useSelection()
  const { data: collectifs = [] } = useCollectifsOfAnnee()
  const isHere = annee.actions.some(({ id }) => id === actionId)
  if (!isHere) return null
  return (
    <>
      {annee.actions.length < 2 ? null : (
        <Select
          label="Action"
          size="xs"
          data={annee.actions.map((one) => ({ value: one.id, label: libelleAction(one) }))}
          value={actionId}
          onChange={(chosen) => {
            if (chosen !== null && chosen !== actionId)
              onChange({ actionId: chosen, collectifId: onlyCollectif(collectifs, chosen) })
          }}
        />
      )}
      <Select
        label={isWaiting ? 'Collectif souhaité' : 'Collectif'}
        size="xs"
        clearable
        // To choose again the one that is proposed keeps it.
        clearButtonProps={{ 'aria-label': 'Effacer le collectif' }}
        placeholder="Aucun pour l’instant"
        data={collectifs
          .filter((one) => one.actionId === actionId)
          .map((one) => ({ value: one.collectifId, label: one.nom }))}
        value={collectifId}
        error={error}
        errorProps={{ role: 'alert' }}
        onChange={(chosen) => onChange({ collectifId: chosen })}
      />
    </>
  )
})
