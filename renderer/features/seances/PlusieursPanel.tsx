import { Checkbox, Chip, Group, SegmentedControl, Select } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { ACTIVITES, type Activite } from '../../../shared/domain/listes.ts'
import { formatCount, formatHeureDuJour, formatMois } from '../../../shared/format.ts'
import type { Input } from '../../../shared/ipc/contract.ts'
import type { SeanceLigne } from '../../../shared/ipc/seances.ipc.ts'
import { LIBELLES_ACTIVITE } from '../../../shared/texts/libelles.ts'
import { useSelection } from '../../app/selection.tsx'
import { ENREGISTRER } from '../../app/unsaved.ts'
import type { FieldsProps } from '../../app/useParts.ts'
import { useSaisieForm } from '../../app/useSaisieForm.ts'
import { formatJour } from '../../texts/dates.ts'
import { FieldError, PanelForm } from '../../ui/PanelForm.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { IntervenantsSelect } from '../repertoire/IntervenantSelect.tsx'
import styles from './SeancePanel.module.css'

type Changement = Input<'seances:changeAll'>['changement']
type Genre = Changement['genre']

const GENRES: readonly { readonly value: Genre; readonly label: string }[] = [
  { value: 'equipe', label: 'Équipe' },
  { value: 'activites', label: 'Activités' },
  { value: 'annulation', label: 'Annuler' },
]

type Values = {
  readonly choix: {
    /** Collectif whose séances are shown; null for all. */
    readonly collectifId: string | null
    readonly seanceIds: readonly string[]
  }
  readonly changement: {
    readonly genre: Genre
    readonly intervenantIds: readonly string[]
    readonly activites: readonly Activite[]
    readonly motif: string
  }
}

const NOTHING: Values = {
  choix: { collectifId: null, seanceIds: [] },
  changement: { genre: 'equipe', intervenantIds: [], activites: [], motif: '' },
}

/** Panel that gives several chosen séances a team or activités, or cancels them with one motif. */
export function PlusieursPanel({
  lignes,
  onClose,
}: {
  readonly lignes: readonly SeanceLigne[]
  readonly onClose: () => void
}) {
  return (
    <SidePanel
      id="plusieurs-seances"
      title="Modifier plusieurs séances"
      about="plusieurs"
      isWide
      onClose={onClose}
    >
      <div className={styles.body}>
        <PlusieursForm lignes={lignes} onClose={onClose} />
      </div>
    </SidePanel>
  )
}

function PlusieursForm({
  lignes,
  onClose,
}: {
  readonly lignes: readonly SeanceLigne[]
  readonly onClose: () => void
}) {
  const { annee, contexte } = useSelection()
  // Séances are offered from the first of this month: a strike is often noted afterwards.
  const debut = `${contexte.today.slice(0, 7)}-01`
  const offeredIn = (collectifId: string | null) =>
    lignes.filter(
      (one) =>
        one.etat !== 'annulee' &&
        one.date >= debut &&
        (collectifId === null || one.collectifId === collectifId),
    )
  // A chosen séance that is no longer shown is not changed.
  const chosenOf = ({ collectifId, seanceIds }: Values['choix']) =>
    offeredIn(collectifId).flatMap(({ seanceId }) =>
      seanceIds.includes(seanceId) ? [seanceId] : [],
    )
  const { values, partOf, send, isPending } = useSaisieForm({
    channel: 'seances:changeAll',
    sujet: { anneeId: annee.id },
    initial: NOTHING,
    toInput: ({ choix, changement }) => ({
      seanceIds: chosenOf(choix),
      changement: changementOf(changement),
    }),
    fieldOf: (path) => FIELDS[path] ?? path,
    acteOf: ({ changement }) => (changement.genre === 'annulation' ? ANNULER : ENREGISTRER),
    onSaved: ({ changees }) => {
      notifications.show({
        message: `${formatCount(changees, 'séance modifiée', 'séances modifiées')}.`,
      })
      onClose()
    },
  })
  const { value, errors, onChange } = partOf('choix')
  const offered = offeredIn(value.collectifId)
  const chosen = chosenOf(value)
  const choose = (ids: readonly string[], isChosen: boolean) => {
    const others = value.seanceIds.filter((id) => !ids.includes(id))
    onChange({ seanceIds: isChosen ? [...others, ...ids] : others })
  }
  return (
    <PanelForm
      title="Modifier plusieurs séances"
      isTitled={false}
      {...(values.changement.genre === 'annulation'
        ? { submit: ANNULER, cancel: 'Garder les séances' }
        : {})}
      isPending={isPending}
      onSubmit={send}
      onCancel={onClose}
    >
      <ChangementFields {...partOf('changement')} />
      <Select
        label="Collectif"
        size="xs"
        clearable
        placeholder="Tous les collectifs"
        data={[...new Map(lignes.map((one) => [one.collectifId, one.collectif]))].map(
          ([id, label]) => ({ value: id, label }),
        )}
        value={value.collectifId}
        onChange={(collectifId) => onChange({ collectifId })}
      />
      <div role="status" className={styles.count}>
        {offered.length === 0
          ? 'Aucune séance à venir ni de ce mois.'
          : chosen.length === 0
            ? 'Choisissez les séances\u00a0:'
            : formatCount(chosen.length, 'séance choisie', 'séances choisies')}
      </div>
      <FieldError text={errors.seanceIds} />
      {[...Map.groupBy(offered, ({ date }) => date.slice(0, 7))].map(([mois, seances]) => (
        <Mois
          key={mois}
          mois={mois}
          seances={seances}
          withCollectif={value.collectifId === null}
          isChosen={({ seanceId }) => value.seanceIds.includes(seanceId)}
          onChoose={choose}
        />
      ))}
    </PanelForm>
  )
}

const ANNULER = 'Annuler ces séances'

/** Fields of the form that show main's messages, by path. */
const FIELDS: Readonly<Record<string, string>> = {
  seanceIds: 'choix.seanceIds',
  motif: 'changement.motif',
}

function changementOf({
  genre,
  intervenantIds,
  activites,
  motif,
}: Values['changement']): Changement {
  switch (genre) {
    case 'equipe':
      return { genre, intervenantIds: [...intervenantIds] }
    case 'activites':
      return { genre, activites: [...activites] }
    case 'annulation':
      return { genre, motif }
  }
}

/** Fields for the change to the chosen séances. */
function ChangementFields({ value, errors, onChange }: FieldsProps<Values['changement']>) {
  return (
    <>
      <SegmentedControl
        size="xs"
        aria-label="Ce qui change"
        data={[...GENRES]}
        value={value.genre}
        onChange={(genre) => onChange({ genre: genre as Genre })}
      />
      {value.genre === 'equipe' ? (
        <IntervenantsSelect
          label="Ajouter ces personnes"
          value={value.intervenantIds}
          error={errors.intervenantIds}
          onChange={(intervenantIds) => onChange({ intervenantIds })}
        />
      ) : value.genre === 'activites' ? (
        <>
          <Quiet>Ces activités s’ajoutent à celles qui sont déjà notées.</Quiet>
          <Chip.Group
            multiple
            value={[...value.activites]}
            onChange={(activites) => onChange({ activites: activites as Activite[] })}
          >
            <Group gap="0.375rem">
              {ACTIVITES.map((activite) => (
                <Chip key={activite} value={activite} size="xs" variant="outline">
                  {LIBELLES_ACTIVITE[activite]}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
          <FieldError text={errors.activites} />
        </>
      ) : (
        <TextField
          label="Motif"
          placeholder="Grève, sortie scolaire…"
          value={value.motif}
          error={errors.motif}
          onChange={(motif) => onChange({ motif })}
        />
      )}
    </>
  )
}

/** The séances of a month, chosen one by one or all at once. */
function Mois({
  mois,
  seances,
  withCollectif,
  isChosen,
  onChoose,
}: {
  readonly mois: string
  readonly seances: readonly SeanceLigne[]
  readonly withCollectif: boolean
  readonly isChosen: (seance: SeanceLigne) => boolean
  readonly onChoose: (seanceIds: readonly string[], isChosen: boolean) => void
}) {
  const count = seances.filter(isChosen).length
  return (
    <fieldset className={styles.mois}>
      <legend>
        <Checkbox
          size="xs"
          fw={600}
          label={formatMois(mois)}
          checked={count === seances.length}
          indeterminate={count > 0 && count < seances.length}
          onChange={(event) =>
            onChoose(
              seances.map(({ seanceId }) => seanceId),
              event.currentTarget.checked,
            )
          }
        />
      </legend>
      <div className={styles.dates}>
        {seances.map((seance) => (
          <Checkbox
            key={seance.seanceId}
            size="xs"
            label={`${formatJour(seance.date)}, ${formatHeureDuJour(seance.debut)}`}
            description={withCollectif ? seance.collectif : undefined}
            checked={isChosen(seance)}
            onChange={(event) => onChoose([seance.seanceId], event.currentTarget.checked)}
          />
        ))}
      </div>
    </fieldset>
  )
}
