import { Checkbox } from '@mantine/core'
import { IconSchool } from '@tabler/icons-react'
import { parseDuree } from '../../../shared/domain/duree.ts'
import { formatCount, formatDate, formatDuree, formatPersonne } from '../../../shared/format.ts'
import type { FormationLigne } from '../../../shared/ipc/formations.ipc.ts'
import { usePerimetre } from '../../app/selection.tsx'
import { useRead } from '../../app/useRead.ts'
import { DateTextField } from '../../ui/DateTextField.tsx'
import fields from '../../ui/Fields.module.css'
import { countText, type ListDescription } from '../../ui/list.ts'
import { dateOrTyped } from '../../ui/parse.ts'
import { LongTextField, TextField } from '../../ui/TextField.tsx'
import { ActionSelect } from '../actions/ActionSelect.tsx'
import { FicheForm } from '../fiches/FicheForm.tsx'
import { FicheTab, useFicheDefaults } from '../fiches/FicheTab.tsx'
import {
  actionColumn,
  asExtra,
  dateColumn,
  opening,
  wholeColumn,
} from '../fiches/fiche-columns.tsx'
import { SeveralField } from '../fiches/SeveralField.tsx'
import { useFicheForm } from '../fiches/useFicheForm.ts'
import { NomsCites } from '../personnes/NomsCites.tsx'

const formationsList: ListDescription<FormationLigne> = {
  label: 'Liste des formations',
  idOf: ({ formationId }) => formationId,
  minWidth: 50,
  count: (shown, all) => countText(shown.length, all.length, (n) => formatCount(n, 'formation')),
  search: ({ theme, organisateur, noms }) => [theme, organisateur, ...noms],
  columns: [
    opening(dateColumn(), ({ formationId }) => formationId),
    wholeColumn('theme', 'Thème', ({ theme }) => theme),
    {
      id: 'organisateur',
      header: 'Organisée par',
      width: '12rem',
      isExtra: true,
      wraps: true,
      text: ({ organisateur, isConjointe }) =>
        [organisateur ?? '', isConjointe ? 'conjointe' : '']
          .filter((part) => part !== '')
          .join(', '),
    },
    {
      id: 'minutes',
      header: 'Durée',
      width: '6rem',
      align: 'end',
      text: ({ minutes }) => formatDuree(minutes),
      sortBy: ({ minutes }) => minutes,
    },
    asExtra(wholeColumn('noms', 'Qui est venu', ({ noms }) => noms.join(', '))),
    actionColumn(),
  ],
}

/** Formations of the intervenants: the hours of those present are derived from these records. */
export function FormationsTab() {
  return (
    <FicheTab
      query={useRead('formations:findAll', usePerimetre())}
      list={formationsList}
      add="Ajouter une formation"
      empty={{
        icon: <IconSchool />,
        title: 'Aucune formation',
        advice:
          'Notez la date, le thème et qui est venu\u00a0: les heures de chacun en viennent, ainsi que la réponse du bilan.',
      }}
      form={(ligne, onClose) => <FormationForm ligne={ligne} onClose={onClose} />}
    />
  )
}

function FormationForm({
  ligne,
  onClose,
}: {
  readonly ligne: FormationLigne | null
  readonly onClose: () => void
}) {
  const defaults = useFicheDefaults()
  const { data: intervenants = [] } = useRead('intervenants:findAll', usePerimetre())
  const known = new Map<string, string>([
    ...(ligne?.participants ?? []).map(
      ({ intervenantId }, index) => [intervenantId, ligne?.noms[index] ?? ''] as const,
    ),
    ...intervenants.map((one) => [one.intervenantId, formatPersonne(one)] as const),
  ])
  const { value, errors, onChange, fiche } = useFicheForm({
    channels: { create: 'formations:create', save: 'formations:save', remove: 'formations:delete' },
    id: ligne && { formationId: ligne.formationId },
    initial: {
      actionId: ligne?.actionId ?? defaults.actionId,
      date: formatDate(ligne?.date ?? defaults.date),
      theme: ligne?.theme ?? '',
      organisateur: ligne?.organisateur ?? '',
      isConjointe: ligne?.isConjointe ?? false,
      minutes: ligne === null ? '' : formatDuree(ligne.minutes),
      participants: (ligne?.participants ?? []).map(({ intervenantId, minutes }) => ({
        intervenantId,
        duree: minutes === null ? '' : formatDuree(minutes),
      })),
      note: ligne?.note ?? '',
    },
    toSaisie: ({ minutes, participants, date, ...values }) => {
      const read = parseDuree(minutes)
      return {
        ...values,
        date: dateOrTyped(date),
        minutes: read.ok ? read.minutes : 0,
        participants: participants.map(({ intervenantId, duree }) => ({
          intervenantId,
          minutes: minutesTyped(duree),
        })),
      }
    },
    onClose,
  })
  const read = parseDuree(value.minutes)
  return (
    <FicheForm title={ligne === null ? 'Nouvelle formation' : 'Formation'} fiche={fiche}>
      <TextField
        label="Thème"
        placeholder="Accompagner la lecture"
        maxLength={200}
        value={value.theme}
        error={errors.theme}
        onChange={(theme) => onChange({ theme })}
      />
      <div className={fields.pair}>
        <DateTextField
          label="Date"
          value={value.date}
          error={errors.date}
          onChange={(date) => onChange({ date })}
        />
        <TextField
          label="Durée"
          description={
            read.ok ? `Compris\u00a0: ${formatDuree(read.minutes)}` : '3h, 2h30 ou 90 min'
          }
          value={value.minutes}
          error={errors.minutes}
          onChange={(minutes) => onChange({ minutes })}
        />
      </div>
      <TextField
        label="Organisée par"
        placeholder="Réseau départemental, Ligue de l’enseignement…"
        maxLength={300}
        value={value.organisateur}
        error={errors.organisateur}
        onChange={(organisateur) => onChange({ organisateur })}
      />
      <Checkbox
        size="xs"
        label="Formation conjointe, avec d’autres structures ou l’école"
        checked={value.isConjointe}
        onChange={(event) => onChange({ isConjointe: event.currentTarget.checked })}
      />
      <SeveralField
        label="Qui est venu"
        placeholder="Ajouter un intervenant"
        choices={known}
        value={value.participants.map(({ intervenantId }) => intervenantId)}
        onChange={(ids) =>
          onChange({
            participants: ids.map((intervenantId) => ({
              intervenantId,
              duree:
                value.participants.find((one) => one.intervenantId === intervenantId)?.duree ?? '',
            })),
          })
        }
      />
      <Durees
        names={known}
        value={value.participants}
        errors={errors}
        onChange={(participants) => onChange({ participants })}
      />
      <ActionSelect
        value={value.actionId}
        error={errors.actionId}
        onChange={(actionId) => onChange({ actionId })}
      />
      <LongTextField
        label="Ce qu’on en retient"
        value={value.note}
        error={errors.note}
        onChange={(note) => onChange({ note })}
      />
      <NomsCites texte={value.note} />
    </FicheForm>
  )
}

type Participant = { readonly intervenantId: string; readonly duree: string }

/** Minutes typed; null when blank (the whole formation), NaN when unreadable, for main to refuse it. */
function minutesTyped(duree: string): number | null {
  if (duree.trim() === '') return null
  const read = parseDuree(duree)
  return read.ok ? read.minutes : Number.NaN
}

/** Durations of the people who stayed only a part of the formation, folded: most stay to the end. */
function Durees({
  names,
  value,
  errors,
  onChange,
}: {
  readonly names: ReadonlyMap<string, string>
  readonly value: readonly Participant[]
  readonly errors: Readonly<Record<string, string | undefined>>
  readonly onChange: (value: Participant[]) => void
}) {
  const isOwn = value.some(({ duree }) => duree !== '')
  if (value.length === 0) return null
  return (
    <details className={fields.folded} open={isOwn}>
      <summary>Quelqu’un n’est pas resté toute la formation</summary>
      <div className={fields.pair}>
        {value.map((one, index) => (
          <TextField
            key={one.intervenantId}
            label={names.get(one.intervenantId) ?? 'Intervenant'}
            placeholder="toute la formation"
            value={one.duree}
            error={errors[`participants.${index}.minutes`]}
            onChange={(duree) =>
              onChange(value.map((other) => (other === one ? { ...one, duree } : other)))
            }
          />
        ))}
      </div>
    </details>
  )
}
