import { memo, useState } from 'react'
import { formatCount } from '../../../shared/format.ts'
import { errorsUnder } from '../../app/form-errors.ts'
import { useSelection } from '../../app/selection.tsx'
import { fieldErrors, useWrite } from '../../app/useWrite.ts'
import { CreatableSelect, type CreationProps, InlineCreation } from '../../ui/CreatableSelect.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { ActionSelect } from '../actions/ActionSelect.tsx'
import { HoraireFields, USUAL_HORAIRE } from '../collectifs/HoraireFields.tsx'
import { useParametres } from '../reglages/ReglesSection.tsx'
import { type InscriptionValues, onlyCollectif } from './inscription-form.ts'
import { useCollectifsOf, useCollectifsOfAnnee } from './useInscriptionChoices.ts'

/** Fields for the action and the collectif; an inscription of another année keeps its own action. */
export const PlaceFields = memo(function PlaceFields({
  actionId,
  collectifId,
  isWaiting,
  error,
  onChange,
}: Pick<InscriptionValues, 'actionId' | 'collectifId'> & {
  readonly isWaiting: boolean
  readonly error: string | undefined
  readonly onChange: (changes: Partial<Pick<InscriptionValues, 'actionId' | 'collectifId'>>) => void
}) {
  const { annee } = useSelection()
  const { data: collectifs = [] } = useCollectifsOfAnnee()
  const isHere = annee.actions.some(({ id }) => id === actionId)
  if (!isHere) return null
  return (
    <>
      <ActionSelect
        value={actionId}
        onChange={(chosen) => {
          if (chosen !== actionId)
            onChange({ actionId: chosen, collectifId: onlyCollectif(collectifs, chosen) })
        }}
      />
      <CollectifSelect
        label={isWaiting ? 'Collectif souhaité' : 'Collectif'}
        actionId={actionId}
        value={collectifId}
        error={error}
        onChange={(chosen) => onChange({ collectifId: chosen })}
      />
    </>
  )
})

/** A collectif of an action with the places that it has left, created from here when the action lacks it. */
export function CollectifSelect({
  label,
  actionId,
  value,
  error,
  onChange,
}: {
  readonly label: string
  readonly actionId: string
  readonly value: string | null
  readonly error?: string | undefined
  readonly onChange: (collectifId: string | null) => void
}) {
  const collectifs = useCollectifsOf(actionId)
  const max = useParametres().data?.effectifMax ?? null
  return (
    <CreatableSelect
      label={label}
      placeholder="Aucun"
      data={collectifs.map(({ collectifId, nom, inscrits }) => ({
        value: collectifId,
        label: nom,
        note: placesText(inscrits, max),
      }))}
      value={value}
      error={error}
      onChange={onChange}
      creation={(props) => <NouveauCollectif actionId={actionId} {...props} />}
    />
  )
}

/** Places of a collectif: « 3 places libres », « complet, 12 inscrits », or the number inscribed when the année sets no maximum. */
function placesText(inscrits: number, max: number | null): string {
  if (max === null) return formatCount(inscrits, 'inscrit')
  if (inscrits >= max) return `complet, ${formatCount(inscrits, 'inscrit')}`
  return formatCount(max - inscrits, 'place libre', 'places libres')
}

/** The short form of a collectif that a list lacks: its name and its créneau. */
export function NouveauCollectif({
  actionId,
  typed,
  onCreated,
  onCancel,
}: CreationProps & { readonly actionId: string }) {
  const [nom, setNom] = useState(typed)
  const [horaire, setHoraire] = useState(USUAL_HORAIRE)
  const create = useWrite('collectifs:create')
  const errors = fieldErrors(create.error)
  const save = () =>
    create.mutate(
      { actionId, nom, creneaux: [horaire] },
      { onSuccess: ({ collectifId }) => onCreated({ value: collectifId, label: nom.trim() }) },
    )
  return (
    <InlineCreation
      title="Nouveau collectif"
      isPending={create.isPending}
      onCreate={save}
      onCancel={onCancel}
    >
      <TextField label="Nom" value={nom} error={errors.nom} onChange={setNom} />
      <HoraireFields
        horaire={horaire}
        errors={errorsUnder(errors, 'creneaux.0')}
        onChange={(changes) => setHoraire({ ...horaire, ...changes })}
      />
    </InlineCreation>
  )
}
