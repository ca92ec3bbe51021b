import {
  Button,
  Checkbox,
  Chip,
  Group,
  MultiSelect,
  SegmentedControl,
  Select,
  TextInput,
} from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { ACTIVITES, type Activite } from '../../../shared/domain/listes.ts'
import { formatCount, formatMois, formatPersonne } from '../../../shared/format.ts'
import type { Input } from '../../../shared/ipc/contract.ts'
import type { SeanceLigne } from '../../../shared/ipc/seances.ipc.ts'
import { LIBELLES_ACTIVITE } from '../../../shared/texts/libelles.ts'
import { usePerimetre, useSelection } from '../../app/selection.tsx'
import { useRead } from '../../app/useRead.ts'
import { fieldErrors, notifyFailure, useWrite } from '../../app/useWrite.ts'
import { formatHeureDuJour, formatJour } from '../../texts/dates.ts'
import { FieldError } from '../../ui/PanelForm.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import styles from './SeancePanel.module.css'

type Changement = Input<'seances:changeAll'>['changement']
type Genre = Changement['genre']

const GENRES: readonly { readonly value: Genre; readonly label: string }[] = [
  { value: 'equipe', label: 'Équipe' },
  { value: 'activites', label: 'Activités' },
  { value: 'annulation', label: 'Annuler' },
]

/** Several séances chosen at once, to give them a team or activités, or to cancel them with one motif. */
export function PlusieursPanel({
  lignes,
  onClose,
}: {
  readonly lignes: readonly SeanceLigne[]
  readonly onClose: () => void
}) {
  const { contexte } = useSelection()
  const collectifs = [...new Map(lignes.map((one) => [one.collectifId, one.collectif]))]
  const [collectifId, setCollectifId] = useState<string | null>(null)
  const offered = lignes.filter(
    (one) =>
      one.etat !== 'annulee' &&
      one.date >= `${contexte.today.slice(0, 7)}-01` &&
      (collectifId === null || one.collectifId === collectifId),
  )
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const seanceIds = offered.flatMap(({ seanceId }) => (chosen.has(seanceId) ? [seanceId] : []))
  const byMois = Map.groupBy(offered, ({ date }) => date.slice(0, 7))
  const choose = (ids: readonly string[], isChosen: boolean) =>
    setChosen((before) => {
      const next = new Set(before)
      for (const id of ids) isChosen ? next.add(id) : next.delete(id)
      return next
    })
  return (
    <SidePanel
      id="plusieurs-seances"
      title="Modifier plusieurs séances"
      about="plusieurs"
      isWide
      onClose={onClose}
    >
      <div className={styles.body}>
        <Select
          label="Collectif"
          size="xs"
          clearable
          placeholder="Tous les collectifs"
          data={collectifs.map(([value, label]) => ({ value, label }))}
          value={collectifId}
          onChange={setCollectifId}
        />
        {offered.length === 0 ? <Quiet>Aucune séance à venir ni de ce mois.</Quiet> : null}
        {[...byMois].map(([mois, seances]) => {
          const ids = seances.map(({ seanceId }) => seanceId)
          const count = ids.filter((id) => chosen.has(id)).length
          return (
            <fieldset key={mois} className={styles.mois}>
              <legend>
                <Checkbox
                  size="xs"
                  fw={600}
                  label={formatMois(mois)}
                  checked={count === ids.length}
                  indeterminate={count > 0 && count < ids.length}
                  onChange={(event) => choose(ids, event.currentTarget.checked)}
                />
              </legend>
              <div className={styles.dates}>
                {seances.map((seance) => (
                  <Checkbox
                    key={seance.seanceId}
                    size="xs"
                    label={`${formatJour(seance.date)}, ${formatHeureDuJour(seance.debut)}`}
                    description={collectifId === null ? seance.collectif : undefined}
                    checked={chosen.has(seance.seanceId)}
                    onChange={(event) => choose([seance.seanceId], event.currentTarget.checked)}
                  />
                ))}
              </div>
            </fieldset>
          )
        })}
        <ChangeForm seanceIds={seanceIds} onClose={onClose} />
      </div>
    </SidePanel>
  )
}

function ChangeForm({
  seanceIds,
  onClose,
}: {
  readonly seanceIds: readonly string[]
  readonly onClose: () => void
}) {
  const { data: intervenants = [] } = useRead('intervenants:findAll', usePerimetre())
  const [genre, setGenre] = useState<Genre>('equipe')
  const [equipe, setEquipe] = useState<string[]>([])
  const [activites, setActivites] = useState<string[]>([])
  const [motif, setMotif] = useState('')
  const change = useWrite('seances:changeAll')
  const errors = fieldErrors(change.error)
  const changement: Changement =
    genre === 'equipe'
      ? { genre, intervenantIds: equipe }
      : genre === 'activites'
        ? { genre, activites: activites as Activite[] }
        : { genre, motif }
  const send = () =>
    change.mutate(
      { seanceIds: [...seanceIds], changement },
      {
        onSuccess: ({ changees }) => {
          notifications.show({
            message: `${formatCount(changees, 'séance modifiée', 'séances modifiées')}.`,
          })
          onClose()
        },
        onError: (error) => {
          if (Object.keys(fieldErrors(error)).length === 0) notifyFailure(error)
        },
      },
    )
  const isEmpty =
    genre === 'equipe' ? equipe.length === 0 : genre === 'activites' && activites.length === 0
  return (
    <div className={styles.column}>
      <SegmentedControl
        size="xs"
        aria-label="Ce qui change"
        data={[...GENRES]}
        value={genre}
        onChange={(value) => setGenre(value as Genre)}
      />
      {genre === 'equipe' ? (
        <MultiSelect
          label="Ajouter ces personnes"
          size="xs"
          searchable
          data={intervenants.map((one) => ({
            value: one.intervenantId,
            label: formatPersonne(one),
          }))}
          value={equipe}
          onChange={setEquipe}
        />
      ) : genre === 'activites' ? (
        <Chip.Group multiple value={activites} onChange={setActivites}>
          <Group gap="0.375rem">
            {ACTIVITES.map((activite) => (
              <Chip key={activite} value={activite} size="xs" variant="outline">
                {LIBELLES_ACTIVITE[activite]}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      ) : (
        <TextInput
          label="Motif"
          placeholder="Grève, sortie scolaire…"
          size="xs"
          maxLength={2000}
          value={motif}
          onChange={(event) => setMotif(event.currentTarget.value)}
        />
      )}
      <FieldError text={errors.motif ?? errors.seanceIds ?? errors['changement.motif']} />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" size="xs" onClick={onClose}>
          Annuler
        </Button>
        <Button
          size="xs"
          loading={change.isPending}
          disabled={seanceIds.length === 0 || isEmpty}
          onClick={send}
        >
          {seanceIds.length === 0
            ? 'Choisissez des séances'
            : `${genre === 'annulation' ? 'Annuler' : 'Modifier'} ${formatCount(seanceIds.length, 'séance')}`}
        </Button>
      </Group>
    </div>
  )
}
