import { MultiSelect, NumberInput, Select, Textarea } from '@mantine/core'
import { GENRES_PARENTS } from '../../../shared/domain/listes.ts'
import { formatDate } from '../../../shared/format.ts'
import type { ActionParentsLigne } from '../../../shared/ipc/rencontres.ipc.ts'
import { LIBELLES_GENRE_PARENTS } from '../../../shared/texts/libelles.ts'
import { useWrite } from '../../app/useWrite.ts'
import { DateTextField } from '../../ui/DateTextField.tsx'
import { FicheForm } from './FicheForm.tsx'
import { RappelFields, rappelValues, toSaisieRappel } from './RappelFields.tsx'
import { errorOf, useFicheForm, useRemove } from './useFicheForm.ts'
import { dateOrTyped, useRencontreDefaults } from './useRencontreDates.ts'
import { useRepertoire } from './useRencontres.ts'

const GENRES = GENRES_PARENTS.map((value) => ({ value, label: LIBELLES_GENRE_PARENTS[value] }))

/** An action with the parents: entered, changed or deleted. */
export function ActionParentsForm({
  ligne,
  onClose,
}: {
  readonly ligne: ActionParentsLigne | null
  readonly onClose: () => void
}) {
  const defaults = useRencontreDefaults()
  const familles = useRepertoire('familles:findAll').data ?? []
  const { values, errors, change, ends } = useFicheForm(
    {
      actionId: ligne?.actionId ?? defaults.actionId,
      date: formatDate(ligne?.date ?? defaults.date),
      genre: ligne?.genre ?? 'reunion-information',
      participants: ligne?.participants ?? null,
      familleIds: [...(ligne?.familleIds ?? [])],
      note: ligne?.note ?? '',
      rappel: rappelValues(ligne?.rappel ?? null),
    },
    onClose,
  )
  const create = useWrite('actions-parents:create')
  const save = useWrite('actions-parents:save')
  const remove = useRemove('actions-parents:delete', ligne && { rencontreId: ligne.rencontreId })
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
      title={ligne === null ? 'Nouvelle action avec les parents' : 'Action avec les parents'}
      about={ligne?.rencontreId ?? 'nouvelle'}
      isPending={create.isPending || save.isPending}
      remove={remove}
      onSubmit={submit}
      onClose={onClose}
    >
      <DateTextField
        label="Date"
        value={values.date}
        error={errorOf(errors, 'date')}
        onChange={(date) => change({ date })}
      />
      <Select
        label="Genre"
        size="xs"
        allowDeselect={false}
        searchable
        data={GENRES}
        value={values.genre}
        onChange={(genre) => genre !== null && change({ genre })}
      />
      <Select
        label="Action"
        size="xs"
        allowDeselect={false}
        data={defaults.actions}
        value={values.actionId}
        onChange={(actionId) => actionId !== null && change({ actionId })}
      />
      <NumberInput
        label="Nombre de participants"
        description="Un simple décompte suffit."
        size="xs"
        min={0}
        allowDecimal={false}
        value={values.participants ?? ''}
        error={errorOf(errors, 'participants')}
        onChange={(count) => change({ participants: typeof count === 'number' ? count : null })}
      />
      <MultiSelect
        label="Familles présentes"
        description="Facultatif."
        size="xs"
        searchable
        limit={50}
        nothingFoundMessage="Aucune famille de ce nom"
        data={familles.map(({ familleId, responsables, enfants }) => ({
          value: familleId,
          label:
            [responsables, enfants].filter((part) => part !== '').join(' – ') || 'Famille sans nom',
        }))}
        value={values.familleIds}
        onChange={(familleIds) => change({ familleIds })}
      />
      <Textarea
        label="Note"
        description="Factuelle et courte : la famille peut la lire."
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
