import { SegmentedControl } from '@mantine/core'
import { memo } from 'react'
import type { FamilleBreve, FamilleChoisie } from '../../../shared/ipc/familles.ipc.ts'
import { errorsUnder } from '../../app/form-errors.ts'
import type { FieldsProps } from '../../app/useParts.ts'
import { useRead } from '../../app/useRead.ts'
import { CreatableSelect } from '../../ui/CreatableSelect.tsx'
import { FamilleFields } from './FamilleFields.tsx'
import { blankResponsable, type FamilleChoisieValues, NO_FAMILLE } from './famille-form.ts'

const GENRES: { value: FamilleChoisie['genre']; label: string }[] = [
  { value: 'nouvelle', label: 'Nouvelle' },
  { value: 'connue', label: 'Déjà connue' },
  { value: 'aucune', label: 'Aucune' },
]

/** The famille of an enfant: a new one, that of a sibling, or none for now. */
export const FamilleChoice = memo(function FamilleChoice({
  value,
  errors,
  onChange,
}: FieldsProps<FamilleChoisieValues>) {
  return (
    <>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label="Famille"
        data={GENRES}
        value={value.genre}
        onChange={(genre) => onChange({ genre })}
      />
      {value.genre === 'connue' ? (
        <FamilleSelect
          value={value.familleId}
          error={errors.familleId}
          onChange={(familleId) => onChange({ familleId })}
          onCreate={(nom) =>
            onChange({
              genre: 'nouvelle',
              saisie: { ...NO_FAMILLE, responsables: [{ ...blankResponsable(0), nom }] },
            })
          }
        />
      ) : null}
      {value.genre === 'nouvelle' ? (
        <FamilleFields
          value={value.saisie}
          errors={errorsUnder(errors, 'saisie')}
          onChange={(changes) => onChange({ saisie: { ...value.saisie, ...changes } })}
        />
      ) : null}
    </>
  )
})

/** Choice of a known famille by the name of an adult or of a child; an unknown name is given to the surrounding form. */
export function FamilleSelect({
  label = 'Rechercher la famille',
  placeholder = 'Le nom d’un parent, d’un frère, d’une sœur',
  value,
  error,
  onChange,
  onCreate,
}: {
  readonly label?: string
  readonly placeholder?: string
  readonly value: string | null
  readonly error: string | undefined
  readonly onChange: (familleId: string | null) => void
  readonly onCreate: (typed: string) => void
}) {
  const { data: familles = [] } = useRead('familles:findAll', undefined)
  return (
    <CreatableSelect
      label={label}
      placeholder={placeholder}
      data={familles.map((famille) => ({ value: famille.familleId, label: familleText(famille) }))}
      value={value}
      error={error}
      onChange={onChange}
      onCreate={onCreate}
    />
  )
}

/** A famille in words: « Benali Samira (Inès Benali, Adam Benali) ». */
export function familleText({ responsables, enfants }: FamilleBreve): string {
  if (responsables === '') return enfants === '' ? 'Famille sans nom' : `Famille de ${enfants}`
  return enfants === '' ? responsables : `${responsables} (${enfants})`
}
