import { Select } from '@mantine/core'
import { IconSparkles } from '@tabler/icons-react'
import { OBJECTIFS, type Objectif } from '../../../shared/domain/listes.ts'
import { AXES } from '../../../shared/domain/objectif.ts'
import { formatCount, formatDate } from '../../../shared/format.ts'
import type { FaitMarquantLigne } from '../../../shared/ipc/faits-marquants.ipc.ts'
import { LIBELLES_OBJECTIF } from '../../../shared/texts/libelles.ts'
import { useScreenParams } from '../../app/router.ts'
import { usePerimetre } from '../../app/selection.tsx'
import { useRead } from '../../app/useRead.ts'
import { DateTextField } from '../../ui/DateTextField.tsx'
import { choice, countText, type ListDescription } from '../../ui/list.ts'
import { dateOrTyped } from '../../ui/parse.ts'
import { LongTextField } from '../../ui/TextField.tsx'
import { ActionSelect } from '../actions/ActionSelect.tsx'
import { FicheForm } from '../fiches/FicheForm.tsx'
import { FicheTab, useFicheDefaults } from '../fiches/FicheTab.tsx'
import { actionColumn, dateColumn, opening } from '../fiches/fiche-columns.tsx'
import { useFicheForm } from '../fiches/useFicheForm.ts'
import { NomsCites } from '../personnes/NomsCites.tsx'

const CHOICES = AXES.map(({ libelle, objectifs }) => ({
  group: libelle,
  items: objectifs.map((value) => ({ value, label: LIBELLES_OBJECTIF[value] })),
}))

const faitsMarquantsList: ListDescription<FaitMarquantLigne> = {
  label: 'Liste des faits marquants',
  idOf: ({ faitMarquantId }) => faitMarquantId,
  minWidth: 50,
  count: (shown, all) =>
    countText(shown.length, all.length, (n) => formatCount(n, 'fait marquant', 'faits marquants')),
  search: ({ note }) => [note],
  columns: [
    opening(dateColumn(), ({ faitMarquantId }) => faitMarquantId),
    { id: 'note', header: 'Fait', wraps: true, text: ({ note }) => note ?? '' },
    {
      id: 'objectif',
      header: 'Objectif',
      width: '20rem',
      isExtra: true,
      wraps: true,
      text: ({ objectif }) => LIBELLES_OBJECTIF[objectif],
      filter: choice({
        all: 'Tous',
        pick: ({ objectif }: FaitMarquantLigne) => objectif,
        order: OBJECTIFS,
        labelOf: (code) => LIBELLES_OBJECTIF[code],
      }),
    },
    actionColumn(),
  ],
}

/** Faits marquants: dated notes tied to an objective, for facts that no other record holds. */
export function FaitsMarquantsTab() {
  return (
    <FicheTab
      query={useRead('faits-marquants:findAll', usePerimetre())}
      list={faitsMarquantsList}
      add="Ajouter un fait marquant"
      empty={{
        icon: <IconSparkles />,
        title: 'Aucun fait marquant',
        advice:
          'Un progrès, une entraide, un échange avec un parent\u00a0: une phrase datée suffit, elle illustre un objectif du bilan.',
      }}
      form={(ligne, onClose) => <FaitMarquantForm ligne={ligne} onClose={onClose} />}
    />
  )
}

function FaitMarquantForm({
  ligne,
  onClose,
}: {
  readonly ligne: FaitMarquantLigne | null
  readonly onClose: () => void
}) {
  const defaults = useFicheDefaults()
  const { params } = useScreenParams()
  // The objectifs tab opens this form on an objective.
  const asked = OBJECTIFS.find((one) => one === params.get('pour'))
  const { value, errors, onChange, fiche } = useFicheForm({
    channels: {
      create: 'faits-marquants:create',
      save: 'faits-marquants:save',
      remove: 'faits-marquants:delete',
    },
    id: ligne && { faitMarquantId: ligne.faitMarquantId },
    initial: {
      actionId: ligne?.actionId ?? defaults.actionId,
      date: formatDate(ligne?.date ?? defaults.date),
      objectif: ligne?.objectif ?? asked ?? ('competences' as Objectif),
      note: ligne?.note ?? '',
    },
    toSaisie: ({ date, ...values }) => ({ ...values, date: dateOrTyped(date) }),
    onClose,
  })
  return (
    <FicheForm title={ligne === null ? 'Nouveau fait marquant' : 'Fait marquant'} fiche={fiche}>
      <LongTextField
        label="Le fait"
        description="Factuel et court, sans nommer personne&nbsp;: la famille peut le lire."
        minRows={3}
        maxRows={10}
        value={value.note}
        error={errors.note}
        onChange={(note) => onChange({ note })}
      />
      <NomsCites texte={value.note} lecteurs="La Caf et les familles liront ce texte" />
      <DateTextField
        label="Date"
        value={value.date}
        error={errors.date}
        onChange={(date) => onChange({ date })}
      />
      <Select
        label="Objectif"
        size="xs"
        searchable
        data={CHOICES}
        comboboxProps={{ withinPortal: false }}
        value={value.objectif}
        onChange={(objectif) => objectif !== null && onChange({ objectif: objectif as Objectif })}
      />
      <ActionSelect
        value={value.actionId}
        error={errors.actionId}
        onChange={(actionId) => onChange({ actionId })}
      />
    </FicheForm>
  )
}
