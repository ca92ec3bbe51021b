import { Select } from '@mantine/core'
import { useState } from 'react'
import { guessType } from '../../../shared/domain/etablissement.ts'
import { TYPES_ETABLISSEMENT } from '../../../shared/domain/listes.ts'
import { LIBELLES_TYPE_ETABLISSEMENT } from '../../../shared/texts/libelles.ts'
import { useRead } from '../../app/useRead.ts'
import { fieldErrors, useWrite } from '../../app/useWrite.ts'
import { CreatableSelect, type CreationProps, InlineCreation } from '../../ui/CreatableSelect.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useEtablissementChoices } from './useEtablissementChoices.ts'

type SelectProps = {
  readonly label?: string
  readonly description?: string | undefined
  readonly placeholder?: string
  readonly value: string | null
  readonly error?: string | undefined
  readonly onChange: (id: string | null) => void
}

/** An établissement of the répertoire, created from here when it is not in it. */
export function EtablissementSelect({ label = 'Établissement', ...rest }: SelectProps) {
  return (
    <CreatableSelect
      label={label}
      data={useEtablissementChoices()}
      creation={(props) => <NouvelEtablissement {...props} />}
      {...rest}
    />
  )
}

const TYPES = TYPES_ETABLISSEMENT.map((value) => ({
  value,
  label: LIBELLES_TYPE_ETABLISSEMENT[value],
}))

function NouvelEtablissement({ typed, onCreated, onCancel }: CreationProps) {
  const [nom, setNom] = useState(typed)
  const [type, setType] = useState(guessType(typed, null))
  const create = useWrite('repertoire:createEtablissement')
  const save = () =>
    create.mutate(
      {
        ...{ nom, type, commune: '', educationPrioritaire: null, quartierPrioritaire: '' },
        contacts: [],
      },
      {
        onSuccess: ({ etablissementId }) =>
          onCreated({ value: etablissementId, label: nom.trim() }),
      },
    )
  return (
    <InlineCreation
      title="Nouvel établissement"
      isPending={create.isPending}
      onCreate={save}
      onCancel={onCancel}
    >
      <TextField label="Nom" value={nom} error={fieldErrors(create.error).nom} onChange={setNom} />
      <Select
        label="Type"
        size="xs"
        data={TYPES}
        value={type}
        onChange={(chosen) => chosen !== null && setType(chosen)}
      />
    </InlineCreation>
  )
}

/** A partenaire of the répertoire, created from here when it is not in it. */
export function PartenaireSelect({ label = 'Partenaire', ...rest }: SelectProps) {
  const partenaires = useRead('repertoire:findPartenaires', undefined).data ?? []
  return (
    <CreatableSelect
      label={label}
      data={partenaires.map((one) => ({
        value: one.partenaireId,
        label: one.nom,
        ...(one.type === null ? {} : { note: one.type }),
      }))}
      creation={(props) => <NouveauPartenaire {...props} />}
      {...rest}
    />
  )
}

function NouveauPartenaire({ typed, onCreated, onCancel }: CreationProps) {
  const [nom, setNom] = useState(typed)
  const [type, setType] = useState('')
  const create = useWrite('repertoire:createPartenaire')
  const errors = fieldErrors(create.error)
  const save = () =>
    create.mutate(
      { nom, type, contacts: [] },
      { onSuccess: ({ partenaireId }) => onCreated({ value: partenaireId, label: nom.trim() }) },
    )
  return (
    <InlineCreation
      title="Nouveau partenaire"
      isPending={create.isPending}
      onCreate={save}
      onCancel={onCancel}
    >
      <TextField label="Nom" value={nom} error={errors.nom} onChange={setNom} />
      <TextField
        label="Domaine"
        placeholder="culture, sport, santé…"
        value={type}
        error={errors.type}
        onChange={setType}
      />
    </InlineCreation>
  )
}
