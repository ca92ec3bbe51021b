import { SegmentedControl } from '@mantine/core'
import { IconBulb } from '@tabler/icons-react'
import { GENRES_PROJET, type GenreProjet } from '../../../shared/domain/listes.ts'
import { formatCount, formatDate } from '../../../shared/format.ts'
import type { ProjetLigne } from '../../../shared/ipc/projets.ipc.ts'
import { LIBELLES_GENRE_PARENTS, LIBELLES_PROJET } from '../../../shared/texts/libelles.ts'
import { usePerimetre } from '../../app/selection.tsx'
import { useRead } from '../../app/useRead.ts'
import { DateTextField } from '../../ui/DateTextField.tsx'
import { choice, countText, type ListDescription } from '../../ui/list.ts'
import panelForm from '../../ui/PanelForm.module.css'
import { dateOrNone, dateOrTyped } from '../../ui/parse.ts'
import { LongTextField, TextField } from '../../ui/TextField.tsx'
import { ActionSelect } from '../actions/ActionSelect.tsx'
import { FicheForm } from '../fiches/FicheForm.tsx'
import { FicheTab, useFicheDefaults } from '../fiches/FicheTab.tsx'
import { actionColumn, opening, textColumn } from '../fiches/fiche-columns.tsx'
import { SeveralField } from '../fiches/SeveralField.tsx'
import { useFicheForm } from '../fiches/useFicheForm.ts'
import { NomsCites } from '../personnes/NomsCites.tsx'
import { PartenaireSelect } from '../repertoire/RepertoireSelects.tsx'

const projetsList: ListDescription<ProjetLigne> = {
  label: 'Liste des projets',
  idOf: ({ projetId }) => projetId,
  minWidth: 62,
  count: (shown, all) => countText(shown.length, all.length, (n) => formatCount(n, 'projet')),
  search: ({ titre, partenaire, description, effets }) => [titre, partenaire, description, effets],
  columns: [
    opening(
      textColumn('titre', 'Projet', ({ titre }) => titre),
      ({ projetId }) => projetId,
    ),
    {
      id: 'genre',
      header: 'Bonification',
      width: '13rem',
      isExtra: true,
      text: ({ genre }) => LIBELLES_PROJET[genre],
      filter: choice({
        all: 'Toutes',
        pick: ({ genre }: ProjetLigne) => genre,
        order: GENRES_PROJET,
        labelOf: (code) => LIBELLES_PROJET[code],
      }),
    },
    {
      id: 'partenaire',
      header: 'Partenaire',
      width: '11rem',
      isExtra: true,
      wraps: true,
      text: ({ partenaire }) => partenaire ?? '',
    },
    {
      id: 'dates',
      header: 'Dates',
      width: '13rem',
      text: ({ date, fin }) =>
        fin === null ? `depuis le ${formatDate(date)}` : `${formatDate(date)} – ${formatDate(fin)}`,
      sortBy: ({ date }) => date,
    },
    {
      id: 'liens',
      header: 'Séances et actions',
      isExtra: true,
      text: ({ seanceIds, actionParentsIds }) =>
        [
          seanceIds.length === 0 ? '' : formatCount(seanceIds.length, 'séance'),
          actionParentsIds.length === 0 ? '' : formatCount(actionParentsIds.length, 'action'),
        ]
          .filter((part) => part !== '')
          .join(', '),
    },
    actionColumn(),
  ],
}

/** The projects of the bonifications, with what belongs to each. */
export function ProjetsTab() {
  return (
    <FicheTab
      query={useRead('projets:findAll', usePerimetre())}
      list={projetsList}
      add="Ajouter un projet"
      empty={{
        icon: <IconBulb />,
        title: 'Aucun projet de bonification',
        advice:
          'Ouverture culturelle ou accompagnement des parents\u00a0: notez le projet, son partenaire et ses séances, le bilan reprend ses réponses.',
      }}
      form={(ligne, onClose) => <ProjetForm ligne={ligne} onClose={onClose} />}
    />
  )
}

function ProjetForm({
  ligne,
  onClose,
}: {
  readonly ligne: ProjetLigne | null
  readonly onClose: () => void
}) {
  const defaults = useFicheDefaults()
  const perimetre = usePerimetre()
  const { data: seances = [] } = useRead('seances:findAll', perimetre)
  const { data: actionsParents = [] } = useRead('rencontres:findActionsParents', perimetre)
  const { value, errors, onChange, fiche } = useFicheForm({
    channels: { create: 'projets:create', save: 'projets:save', remove: 'projets:delete' },
    id: ligne && { projetId: ligne.projetId },
    initial: {
      actionId: ligne?.actionId ?? defaults.actionId,
      genre: ligne?.genre ?? ('ouverture-culturelle' as GenreProjet),
      titre: ligne?.titre ?? '',
      partenaireId: ligne?.partenaireId ?? null,
      date: formatDate(ligne?.date ?? defaults.date),
      fin: ligne?.fin == null ? '' : formatDate(ligne.fin),
      description: ligne?.description ?? '',
      effets: ligne?.effets ?? '',
      seanceIds: [...(ligne?.seanceIds ?? [])],
      actionParentsIds: [...(ligne?.actionParentsIds ?? [])],
    },
    toSaisie: ({ date, fin, ...values }) => ({
      ...values,
      date: dateOrTyped(date),
      fin: dateOrNone(fin),
    }),
    onClose,
  })
  const text = (key: 'description' | 'effets', label: string, description: string) => (
    <>
      <LongTextField
        label={label}
        description={description}
        value={value[key]}
        error={errors[key]}
        onChange={(typed) => onChange({ [key]: typed })}
      />
      <NomsCites texte={value[key]} />
    </>
  )
  return (
    <FicheForm title={ligne === null ? 'Nouveau projet' : 'Projet'} fiche={fiche}>
      <SegmentedControl
        aria-label="Bonification"
        size="xs"
        data={GENRES_PROJET.map((genre) => ({ value: genre, label: LIBELLES_PROJET[genre] }))}
        value={value.genre}
        onChange={(genre) => onChange({ genre })}
      />
      <TextField
        label="Titre"
        placeholder="Au musée avec les CM2"
        maxLength={200}
        value={value.titre}
        error={errors.titre}
        onChange={(titre) => onChange({ titre })}
      />
      <div className={panelForm.pairs}>
        <DateTextField
          label="Début"
          value={value.date}
          error={errors.date}
          onChange={(date) => onChange({ date })}
        />
        <DateTextField
          label="Fin"
          value={value.fin}
          error={errors.fin}
          onChange={(fin) => onChange({ fin })}
        />
      </div>
      <PartenaireSelect
        value={value.partenaireId}
        onChange={(partenaireId) => onChange({ partenaireId })}
      />
      <SeveralField
        label="Séances du projet"
        placeholder="Ajouter une séance"
        isSorted={false}
        choices={
          new Map(
            seances.map(({ seanceId, date, collectif }) => [
              seanceId,
              `${formatDate(date)}, ${collectif}`,
            ]),
          )
        }
        value={value.seanceIds}
        onChange={(seanceIds) => onChange({ seanceIds })}
      />
      <SeveralField
        label="Actions avec les parents du projet"
        placeholder="Ajouter une action"
        isSorted={false}
        choices={
          new Map(
            actionsParents.map(({ rencontreId, date, genre }) => [
              rencontreId,
              `${formatDate(date)}, ${LIBELLES_GENRE_PARENTS[genre]}`,
            ]),
          )
        }
        value={value.actionParentsIds}
        onChange={(actionParentsIds) => onChange({ actionParentsIds })}
      />
      {text('description', 'En quoi il consiste', 'Deux ou trois phrases.')}
      {text('effets', 'Ses effets', 'Sur l’enfant, le groupe, la famille. Le bilan les propose.')}
      <ActionSelect
        value={value.actionId}
        error={errors.actionId}
        onChange={(actionId) => onChange({ actionId })}
      />
    </FicheForm>
  )
}
