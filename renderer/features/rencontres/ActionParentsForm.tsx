import { MultiSelect, NumberInput, Select, Textarea } from '@mantine/core'
import { GENRES_PARENTS } from '../../../shared/domain/listes.ts'
import { formatDate } from '../../../shared/format.ts'
import type { ActionParentsLigne } from '../../../shared/ipc/rencontres.ipc.ts'
import { LIBELLES_GENRE_PARENTS } from '../../../shared/texts/libelles.ts'
import { DateTextField } from '../../ui/DateTextField.tsx'
import { dateOrTyped } from '../../ui/parse-date.ts'
import { useFamilles } from '../familles/useFamilles.ts'
import { FicheForm } from './FicheForm.tsx'
import { RappelFields, rappelValues, toSaisieRappel } from './RappelFields.tsx'
import { useFicheForm, useRemove } from './useFicheForm.ts'
import { useRencontreDefaults } from './useRencontreDates.ts'

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
  const familles = useFamilles().data ?? []
  const { value, errors, onChange, send, isPending } = useFicheForm({
    channel: ligne === null ? 'actions-parents:create' : 'actions-parents:save',
    sujet: ligne === null ? { anneeId: defaults.anneeId } : { rencontreId: ligne.rencontreId },
    initial: {
      actionId: ligne?.actionId ?? defaults.actionId,
      date: formatDate(ligne?.date ?? defaults.date),
      genre: ligne?.genre ?? 'reunion-information',
      participants: ligne?.participants ?? null,
      familleIds: [...(ligne?.familleIds ?? [])],
      note: ligne?.note ?? '',
      rappel: rappelValues(ligne?.rappel ?? null),
    },
    toInput: (values) => {
      const saisie = {
        ...values,
        date: dateOrTyped(values.date),
        rappel: toSaisieRappel(values.rappel),
      }
      return ligne === null ? saisie : { rencontreId: ligne.rencontreId, saisie }
    },
    onClose,
  })
  const remove = useRemove('actions-parents:delete', ligne && { rencontreId: ligne.rencontreId })
  return (
    <FicheForm
      title={ligne === null ? 'Nouvelle action avec les parents' : 'Action avec les parents'}
      about={ligne?.rencontreId ?? 'nouvelle'}
      isPending={isPending}
      remove={remove}
      onSubmit={send}
      onClose={onClose}
    >
      <DateTextField
        label="Date"
        value={value.date}
        error={errors.date}
        onChange={(date) => onChange({ date })}
      />
      <Select
        label="Genre"
        size="xs"
        allowDeselect={false}
        searchable
        data={GENRES}
        value={value.genre}
        onChange={(genre) => genre !== null && onChange({ genre })}
      />
      <Select
        label="Action"
        size="xs"
        allowDeselect={false}
        data={defaults.actions}
        value={value.actionId}
        onChange={(actionId) => actionId !== null && onChange({ actionId })}
      />
      <NumberInput
        label="Nombre de participants"
        description="Un simple décompte suffit."
        size="xs"
        min={0}
        allowDecimal={false}
        value={value.participants ?? ''}
        error={errors.participants}
        onChange={(count) => onChange({ participants: typeof count === 'number' ? count : null })}
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
        value={value.familleIds}
        onChange={(familleIds) => onChange({ familleIds })}
      />
      <Textarea
        label="Note"
        description="Factuelle et courte : la famille peut la lire."
        size="xs"
        autosize
        minRows={2}
        maxRows={8}
        value={value.note}
        error={errors.note}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
      <RappelFields
        value={value.rappel}
        errors={errors}
        onChange={(rappel) => onChange({ rappel })}
      />
    </FicheForm>
  )
}
