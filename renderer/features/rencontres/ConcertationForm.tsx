import { Autocomplete, SegmentedControl, Select, Textarea } from '@mantine/core'
import { GENRES_ECOLE } from '../../../shared/domain/listes.ts'
import { formatDate } from '../../../shared/format.ts'
import type { ConcertationLigne } from '../../../shared/ipc/rencontres.ipc.ts'
import { LIBELLES_GENRE_ECOLE } from '../../../shared/texts/libelles.ts'
import { useWrite } from '../../app/useWrite.ts'
import { DateTextField } from '../../ui/DateTextField.tsx'
import { FicheForm } from './FicheForm.tsx'
import { RappelFields, rappelValues, toSaisieRappel } from './RappelFields.tsx'
import { errorOf, useFicheForm, useRemove } from './useFicheForm.ts'
import { dateOrTyped, useRencontreDefaults } from './useRencontreDates.ts'
import { useRepertoire } from './useRencontres.ts'

const GENRES = GENRES_ECOLE.map((value) => ({ value, label: LIBELLES_GENRE_ECOLE[value] }))

/** A meeting with a school or another actor of the territory: entered, changed or deleted. */
export function ConcertationForm({
  ligne,
  genresConnus,
  onClose,
}: {
  readonly ligne: ConcertationLigne | null
  /** Kinds already written for the territory, to be taken up rather than typed again. */
  readonly genresConnus: readonly string[]
  readonly onClose: () => void
}) {
  const defaults = useRencontreDefaults()
  const { values, errors, change, ends } = useFicheForm(
    {
      actionId: ligne?.actionId ?? defaults.actionId,
      date: formatDate(ligne?.date ?? defaults.date),
      axe: ligne?.axe ?? ('ecole' as const),
      genre: ligne?.genre ?? 'echanges-reguliers',
      etablissementId: ligne?.etablissementId ?? null,
      partenaireId: ligne?.partenaireId ?? null,
      note: ligne?.note ?? '',
      rappel: rappelValues(ligne?.rappel ?? null),
    },
    onClose,
  )
  const create = useWrite('concertations:create')
  const save = useWrite('concertations:save')
  const remove = useRemove('concertations:delete', ligne && { rencontreId: ligne.rencontreId })
  const submit = () => {
    const saisie = {
      ...values,
      date: dateOrTyped(values.date),
      rappel: toSaisieRappel(values.rappel),
    }
    if (ligne === null) create.mutate(saisie, ends)
    else save.mutate({ rencontreId: ligne.rencontreId, saisie }, ends)
  }
  return (
    <FicheForm
      title={ligne === null ? 'Nouvelle concertation' : 'Concertation'}
      about={ligne?.rencontreId ?? 'nouvelle'}
      isPending={create.isPending || save.isPending}
      remove={remove}
      onSubmit={submit}
      onClose={onClose}
    >
      <SegmentedControl
        aria-label="Avec qui"
        size="xs"
        data={[
          { value: 'ecole', label: 'École' },
          { value: 'territoire', label: 'Autre acteur du territoire' },
        ]}
        value={values.axe}
        onChange={(axe) => change({ axe, genre: axe === 'ecole' ? 'echanges-reguliers' : '' })}
      />
      <DateTextField
        label="Date"
        value={values.date}
        error={errorOf(errors, 'date')}
        onChange={(date) => change({ date })}
      />
      {values.axe === 'ecole' ? (
        <Select
          label="Genre"
          size="xs"
          allowDeselect={false}
          data={GENRES}
          value={values.genre}
          error={errorOf(errors, 'genre')}
          onChange={(genre) => genre !== null && change({ genre })}
        />
      ) : (
        <Autocomplete
          label="De quoi s’agissait-il ?"
          placeholder="lecture à la médiathèque"
          size="xs"
          data={[...genresConnus]}
          value={values.genre}
          error={errorOf(errors, 'genre')}
          onChange={(genre) => change({ genre })}
        />
      )}
      <Partenaire values={values} change={change} />
      <Select
        label="Action"
        size="xs"
        allowDeselect={false}
        data={defaults.actions}
        value={values.actionId}
        onChange={(actionId) => actionId !== null && change({ actionId })}
      />
      <Textarea
        label="Note"
        size="xs"
        autosize
        minRows={2}
        maxRows={8}
        value={values.note}
        error={errorOf(errors, 'note')}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
      <RappelFields
        value={values.rappel}
        errors={errors}
        onChange={(rappel) => change({ rappel })}
      />
    </FicheForm>
  )
}

type Choice = {
  readonly axe: 'ecole' | 'territoire'
  readonly etablissementId: string | null
  readonly partenaireId: string | null
}

/** Whom one met, out of the directory. */
function Partenaire({
  values,
  change,
}: {
  readonly values: Choice
  readonly change: (changes: Partial<Choice>) => void
}) {
  const etablissements = useRepertoire('etablissements:findAll').data ?? []
  const partenaires = useRepertoire('partenaires:findAll').data ?? []
  const isEcole = values.axe === 'ecole'
  return (
    <Select
      label={isEcole ? 'Établissement' : 'Partenaire'}
      description={
        isEcole ? undefined : 'S’il n’y est pas, ajoutez-le dans l’onglet « Partenaires ».'
      }
      size="xs"
      clearable
      searchable
      nothingFoundMessage="Aucun de ce nom"
      clearButtonProps={{ 'aria-label': 'Retirer le choix' }}
      data={
        isEcole
          ? etablissements.map((e) => ({ value: e.etablissementId, label: e.nom }))
          : partenaires.map((p) => ({ value: p.partenaireId, label: p.nom }))
      }
      value={isEcole ? values.etablissementId : values.partenaireId}
      onChange={(id) => change(isEcole ? { etablissementId: id } : { partenaireId: id })}
    />
  )
}
