import { Checkbox } from '@mantine/core'
import { NATURES_LOCAL, ZONAGES } from '../../../shared/domain/listes.ts'
import { LIBELLES_NATURE_LOCAL, LIBELLES_ZONAGE } from '../../../shared/texts/libelles.ts'
import type { FieldsProps } from '../../app/useParts.ts'
import { DateTextField } from '../../ui/DateTextField.tsx'
import { ChoicesField, FieldGroup, Fields } from '../../ui/FieldGroups.tsx'
import { TextField } from '../../ui/TextField.tsx'
import type { IdentiteValues } from './action-form.ts'

/** Fields that identify an action at the head of its bilan. */
export function IdentiteFields({ value, errors, onChange }: FieldsProps<IdentiteValues>) {
  const field = (name: 'numero' | 'intitule' | 'lieu' | 'adresse' | 'dateRetour') => ({
    value: value[name],
    error: errors[name],
    onChange: (typed: string) => onChange({ [name]: typed }),
  })
  return (
    <>
      <Fields>
        <TextField label="Numéro" isRequired maxLength={20} {...field('numero')} />
        <TextField label="Intitulé" placeholder="Clas élémentaire" {...field('intitule')} />
        <TextField label="Lieu" placeholder="École Jules-Ferry" {...field('lieu')} />
        <TextField label="Adresse" {...field('adresse')} />
        <DateTextField label="Bilan à rendre le" {...field('dateRetour')} />
      </Fields>
      <ChoicesField
        legend="Nature du local"
        codes={NATURES_LOCAL}
        texts={LIBELLES_NATURE_LOCAL}
        value={value.naturesLocal}
        onChange={(naturesLocal) => onChange({ naturesLocal: [...naturesLocal] })}
      />
      <ChoicesField
        legend="Zonage"
        codes={ZONAGES}
        texts={LIBELLES_ZONAGE}
        value={value.zonages}
        onChange={(zonages) => onChange({ zonages: [...zonages] })}
      />
      <FieldGroup legend="Bonifications accordées">
        <Fields>
          <Checkbox
            size="xs"
            label="Enfants (ouverture culturelle)"
            checked={value.bonificationEnfant}
            onChange={(event) => onChange({ bonificationEnfant: event.currentTarget.checked })}
          />
          <Checkbox
            size="xs"
            label="Parents (accompagnement des parents)"
            checked={value.bonificationParent}
            onChange={(event) => onChange({ bonificationParent: event.currentTarget.checked })}
          />
        </Fields>
      </FieldGroup>
    </>
  )
}
