import { Autocomplete, SegmentedControl, Select, Textarea } from '@mantine/core'
import { GENRES_ECOLE } from '../../../shared/domain/listes.ts'
import { formatDate } from '../../../shared/format.ts'
import type { ConcertationLigne } from '../../../shared/ipc/rencontres.ipc.ts'
import { LIBELLES_GENRE_ECOLE } from '../../../shared/texts/libelles.ts'
import { DateTextField } from '../../ui/DateTextField.tsx'
import { dateOrTyped } from '../../ui/parse-date.ts'
import { useEtablissements } from '../etablissements/useEtablissements.ts'
import { FicheForm } from './FicheForm.tsx'
import { RappelFields, rappelValues, toSaisieRappel } from './RappelFields.tsx'
import { useFicheForm, useRemove } from './useFicheForm.ts'
import { useRencontreDefaults } from './useRencontreDates.ts'
import { usePartenaires } from './useRencontres.ts'

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
  const { value, errors, onChange, send, isPending } = useFicheForm({
    channel: ligne === null ? 'concertations:create' : 'concertations:save',
    sujet: ligne === null ? { anneeId: defaults.anneeId } : { rencontreId: ligne.rencontreId },
    initial: {
      actionId: ligne?.actionId ?? defaults.actionId,
      date: formatDate(ligne?.date ?? defaults.date),
      axe: ligne?.axe ?? ('ecole' as const),
      genre: ligne?.genre ?? 'echanges-reguliers',
      etablissementId: ligne?.etablissementId ?? null,
      partenaireId: ligne?.partenaireId ?? null,
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
  const remove = useRemove('concertations:delete', ligne && { rencontreId: ligne.rencontreId })
  return (
    <FicheForm
      title={ligne === null ? 'Nouvelle concertation' : 'Concertation'}
      about={ligne?.rencontreId ?? 'nouvelle'}
      isPending={isPending}
      remove={remove}
      onSubmit={send}
      onClose={onClose}
    >
      <SegmentedControl
        aria-label="Avec qui"
        size="xs"
        data={[
          { value: 'ecole', label: 'École' },
          { value: 'territoire', label: 'Autre acteur du territoire' },
        ]}
        value={value.axe}
        onChange={(axe) => onChange({ axe, genre: axe === 'ecole' ? 'echanges-reguliers' : '' })}
      />
      <DateTextField
        label="Date"
        value={value.date}
        error={errors.date}
        onChange={(date) => onChange({ date })}
      />
      {value.axe === 'ecole' ? (
        <Select
          label="Genre"
          size="xs"
          allowDeselect={false}
          data={GENRES}
          value={value.genre}
          error={errors.genre}
          onChange={(genre) => genre !== null && onChange({ genre })}
        />
      ) : (
        <Autocomplete
          label="De quoi s’agissait-il ?"
          placeholder="lecture à la médiathèque"
          size="xs"
          data={[...genresConnus]}
          value={value.genre}
          error={errors.genre}
          onChange={(genre) => onChange({ genre })}
        />
      )}
      <Partenaire value={value} onChange={onChange} />
      <Select
        label="Action"
        size="xs"
        allowDeselect={false}
        data={defaults.actions}
        value={value.actionId}
        onChange={(actionId) => actionId !== null && onChange({ actionId })}
      />
      <Textarea
        label="Note"
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

type Choice = {
  readonly axe: 'ecole' | 'territoire'
  readonly etablissementId: string | null
  readonly partenaireId: string | null
}

/** Whom one met, out of the directory. */
function Partenaire({
  value,
  onChange,
}: {
  readonly value: Choice
  readonly onChange: (changes: Partial<Choice>) => void
}) {
  const etablissements = useEtablissements().data ?? []
  const partenaires = usePartenaires().data ?? []
  const isEcole = value.axe === 'ecole'
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
      value={isEcole ? value.etablissementId : value.partenaireId}
      onChange={(id) => onChange(isEcole ? { etablissementId: id } : { partenaireId: id })}
    />
  )
}
