import { ACTIVITES, GENRES_ECOLE, GENRES_PARENTS, STATUTS } from '../../../shared/domain/listes.ts'
import {
  LIBELLES_ACTIVITE,
  LIBELLES_GENRE_ECOLE,
  LIBELLES_GENRE_PARENTS,
  LIBELLES_PALIER,
} from '../../../shared/texts/libelles.ts'
import type { FieldsProps } from '../../app/useParts.ts'
import { STATUTS_TEXTS } from '../../texts/codes.ts'
import { DateTextField } from '../../ui/DateTextField.tsx'
import { ChoicesField, FieldGroup, Fields } from '../../ui/FieldGroups.tsx'
import { TextField } from '../../ui/TextField.tsx'
import {
  type CalendrierValues,
  type EffectifKey,
  type IntervenantsValues,
  type ListesValues,
  PUBLICS,
  type PublicValues,
} from './action-form.ts'

const PUBLIC_TEXTS = {
  elementaire: `Enfants\u00a0: ${LIBELLES_PALIER.elementaire.toLowerCase()}`,
  college: `Enfants\u00a0: ${LIBELLES_PALIER.college.toLowerCase()}`,
  lycee: `Enfants\u00a0: ${LIBELLES_PALIER.lycee.toLowerCase()}`,
  autres: 'Enfants\u00a0: autres (CAP…)',
  familles: 'Familles',
  collectifs: 'Collectifs',
} as const

/** Fields for the dates of the action and its number of weeks. */
export function CalendrierFields({ value, errors, onChange }: FieldsProps<CalendrierValues>) {
  const field = (name: keyof CalendrierValues) => ({
    value: value[name],
    error: errors[name],
    onChange: (typed: string) => onChange({ [name]: typed }),
  })
  return (
    <FieldGroup legend="Calendrier">
      <Fields isNarrow>
        <DateTextField label="Début" {...field('debut')} />
        <DateTextField label="Fin" {...field('fin')} />
        <TextField label="Semaines d’activité" inputMode="numeric" {...field('semaines')} />
      </Fields>
    </FieldGroup>
  )
}

/** Fields for the intervenants announced by statut, with their hours over the year. */
export function IntervenantsFields({ value, errors, onChange }: FieldsProps<IntervenantsValues>) {
  const field = (name: EffectifKey) => ({
    value: value[name],
    error: errors[name],
    onChange: (typed: string) => onChange({ [name]: typed }),
  })
  return (
    <FieldGroup legend="Intervenants, et leurs heures sur l’année">
      <Fields isNarrow>
        {STATUTS.flatMap((statut) => [
          <TextField
            key={`${statut}.nombre`}
            label={STATUTS_TEXTS[statut]}
            inputMode="numeric"
            {...field(`${statut}.nombre`)}
          />,
          <TextField
            key={`${statut}.minutes`}
            label={`Heures des ${STATUTS_TEXTS[statut].toLowerCase()}`}
            placeholder="40h"
            {...field(`${statut}.minutes`)}
          />,
        ])}
      </Fields>
    </FieldGroup>
  )
}

/** Fields for the children announced by level, the familles and the collectifs. */
export function PublicFields({ value, errors, onChange }: FieldsProps<PublicValues>) {
  return (
    <FieldGroup legend="Public">
      <Fields isNarrow>
        {PUBLICS.map((key) => (
          <TextField
            key={key}
            label={PUBLIC_TEXTS[key]}
            inputMode="numeric"
            value={value[key]}
            error={errors[key]}
            onChange={(typed) => onChange({ [key]: typed })}
          />
        ))}
      </Fields>
    </FieldGroup>
  )
}

/** The kinds of the form's closed lists that the projet announces. */
export function ListesFields({ value, onChange }: FieldsProps<ListesValues>) {
  return (
    <>
      <ChoicesField
        legend="Activités avec les enfants"
        codes={ACTIVITES}
        texts={LIBELLES_ACTIVITE}
        value={value.activites}
        onChange={(activites) => onChange({ activites: [...activites] })}
      />
      <ChoicesField
        legend="Actions avec les parents"
        codes={GENRES_PARENTS}
        texts={LIBELLES_GENRE_PARENTS}
        value={value.parents}
        onChange={(parents) => onChange({ parents: [...parents] })}
      />
      <ChoicesField
        legend="Concertation avec l’école"
        codes={GENRES_ECOLE}
        texts={LIBELLES_GENRE_ECOLE}
        value={value.ecole}
        onChange={(ecole) => onChange({ ecole: [...ecole] })}
      />
    </>
  )
}
