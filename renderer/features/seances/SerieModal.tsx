import { Button, Checkbox, Group, Modal, Stack } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { IsoDate } from '../../../shared/dates.ts'
import type { Moment } from '../../../shared/domain/planification.ts'
import { formatCount, formatDate, formatHeureDuJour, formatMois } from '../../../shared/format.ts'
import type { CollectifLigne } from '../../../shared/ipc/collectifs.ipc.ts'
import type { SeriePreview as Preview, SerieCollectif } from '../../../shared/ipc/seances.ipc.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useScreenParams } from '../../app/router.ts'
import { useSelection } from '../../app/selection.tsx'
import { useRead } from '../../app/useRead.ts'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'
import { formatJour } from '../../texts/dates.ts'
import { DateField } from '../../ui/DateField.tsx'
import { useSaveKey } from '../../ui/keys.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { useCollectifs } from '../collectifs/useCollectifs.tsx'
import styles from './SerieModal.module.css'

/** Dialog that creates the séances of créneaux over a period, after a preview. */
export function SerieModal({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean
  readonly onClose: () => void
}) {
  const query = useCollectifs()
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title="Créer les séances des créneaux"
      size="xl"
      closeButtonProps={{ 'aria-label': 'Fermer' }}
    >
      <Loaded query={query}>
        {(collectifs) => <SerieForm collectifs={collectifs} onClose={onClose} />}
      </Loaded>
    </Modal>
  )
}

/** Reason why a date is not within the année; null when it is. */
const outsideAnnee =
  ({ debut, fin }: { readonly debut: IsoDate; readonly fin: IsoDate }) =>
  (date: IsoDate): string | null =>
    date < debut || date > fin
      ? `Choisissez une date de l’année, du ${formatDate(debut)} au ${formatDate(fin)}.`
      : null

const keyOf = (seance: { readonly creneauId: string; readonly date: IsoDate }): string =>
  `${seance.creneauId} ${seance.date}`

function SerieForm({
  collectifs,
  onClose,
}: {
  readonly collectifs: readonly CollectifLigne[]
  readonly onClose: () => void
}) {
  const { annee, contexte } = useSelection()
  const { setParams } = useScreenParams()
  const planned = collectifs.filter(({ creneaux }) => creneaux.length > 0)
  const [collectifIds, setCollectifIds] = useState<readonly string[]>(() =>
    planned.map(({ collectifId }) => collectifId),
  )
  const { today } = contexte
  const isUnderWay = annee.debut < today && today < annee.fin
  const [debut, setDebut] = useState(
    () => planned.map(({ periode }) => periode.debut).sort()[0] ?? annee.debut,
  )
  const [fin, setFin] = useState(
    () =>
      planned
        .map(({ periode }) => periode.fin)
        .sort()
        .at(-1) ?? annee.fin,
  )
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const demande = { collectifIds: [...collectifIds], debut, fin }
  const preview = useRead('seances:previewSerie', demande, {
    isEnabled: collectifIds.length > 0 && debut <= fin,
  })
  const create = useWrite('seances:createSerie')
  const kept = (preview.data?.series ?? [])
    .flatMap(({ seances }) => seances)
    .filter((seance) => !left.has(keyOf(seance)))
  const send = () => {
    const sauf = [...left].map((key) => {
      const [creneauId = '', date = ''] = key.split(' ')
      return { creneauId, date }
    })
    create.mutate(
      { ...demande, sauf },
      {
        onSuccess: ({ creees }) => {
          notifications.show({
            message: `${formatCount(creees, 'séance créée', 'séances créées')}.`,
          })
          // The calendar goes to the first séance created, which may be far from today.
          setParams({ jour: kept.map(({ date }) => date).sort()[0] ?? null, panneau: null })
        },
        onError: notifyFailure,
      },
    )
  }
  const form = useSaveKey(() => {
    if (kept.length > 0 && !create.isPending) send()
  })
  if (planned.length === 0) {
    return (
      <Stack gap="sm" align="flex-start">
        <Quiet>
          Aucun collectif n’a encore de créneau&nbsp;: les séances de l’année se créent depuis ceux
          de la semaine.
        </Quiet>
        <Button size="xs" onClick={() => setParams({ panneau: 'collectifs' })}>
          Ajouter un créneau
        </Button>
      </Stack>
    )
  }
  return (
    // Ctrl+S saves without going by Tab through the dates of a whole année.
    <form
      ref={form}
      aria-label="Créer les séances des créneaux"
      className={styles.stack}
      onSubmit={(event) => event.preventDefault()}
    >
      <Checkbox.Group
        label="Collectifs"
        value={[...collectifIds]}
        onChange={(ids) => setCollectifIds(ids)}
      >
        <Group gap="0.375rem 1rem" mt="0.25rem">
          {planned.map(({ collectifId, nom }) => (
            <Checkbox key={collectifId} size="xs" value={collectifId} label={nom} />
          ))}
        </Group>
      </Checkbox.Group>
      <Group gap="sm" align="flex-start">
        <DateField
          label="Du"
          value={debut}
          onChange={setDebut}
          {...(isUnderWay ? { presets: [{ label: 'Aujourd’hui', value: today }] } : {})}
          refusalOf={(date) =>
            outsideAnnee(annee)(date) ??
            (date > fin ? 'Choisissez une date qui vient avant la fin.' : null)
          }
        />
        <DateField
          label="Au"
          value={fin}
          onChange={setFin}
          refusalOf={(date) =>
            outsideAnnee(annee)(date) ??
            (date < debut ? 'Choisissez une date qui vient après le début.' : null)
          }
        />
      </Group>
      {collectifIds.length === 0 ? (
        <Quiet>Choisissez au moins un collectif pour voir ses séances.</Quiet>
      ) : (
        <Loaded query={preview}>
          {(found) => (
            <SeriePreview
              preview={found}
              isLeft={(seance) => left.has(keyOf(seance))}
              onToggle={(seance) =>
                setLeft((before) => {
                  const next = new Set(before)
                  if (!next.delete(keyOf(seance))) next.add(keyOf(seance))
                  return next
                })
              }
            />
          )}
        </Loaded>
      )}
      <div className={styles.foot}>
        <Button variant="default" onClick={onClose}>
          Annuler
        </Button>
        <Button
          onClick={send}
          title="Ctrl + S"
          loading={create.isPending}
          disabled={kept.length === 0}
        >
          {kept.length === 0 ? 'Rien à créer' : `Créer ${formatCount(kept.length, 'séance')}`}
        </Button>
      </div>
    </form>
  )
}

type Seance = Moment & { readonly creneauId: string }

/** The preview of a series, per collectif. */
function SeriePreview({
  preview,
  isLeft,
  onToggle,
}: {
  readonly preview: Preview
  readonly isLeft: (seance: Seance) => boolean
  readonly onToggle: (seance: Seance) => void
}) {
  return (
    <>
      {preview.inconnues.length === 0 ? null : (
        <Notice tone="warn" title="Des dates de vacances ne sont pas connues">
          Vérifiez les séances qui tombent pendant ces périodes&nbsp;:{' '}
          {preview.inconnues.join(', ')}. Vous pouvez noter leurs dates dans les Réglages.
        </Notice>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard */}
      <section className={styles.preview} aria-label="Séances à créer" tabIndex={0}>
        {preview.series.map((serie) => (
          <Serie key={serie.collectifId} serie={serie} isLeft={isLeft} onToggle={onToggle} />
        ))}
      </section>
    </>
  )
}

/** Dates of one collectif by month: those to create, and beside them those set aside, with the reason. */
function Serie({
  serie,
  isLeft,
  onToggle,
}: {
  readonly serie: SerieCollectif
  readonly isLeft: (seance: Seance) => boolean
  readonly onToggle: (seance: Seance) => void
}) {
  const { collectif, seances, ecartees } = serie
  const moisOf = ({ date }: Moment) => date.slice(0, 7)
  const byMois = Map.groupBy(seances, moisOf)
  const leftByMois = Map.groupBy(ecartees, moisOf)
  const mois = [...new Set([...byMois.keys(), ...leftByMois.keys()])].sort()
  return (
    <section className={styles.serie} aria-label={collectif}>
      <h3 className={styles.title}>
        {collectif} <Quiet>{formatCount(seances.length, 'séance')}</Quiet>
      </h3>
      {mois.map((month) => (
        <section
          key={month}
          className={styles.mois}
          aria-label={`${collectif}, ${formatMois(month)}`}
        >
          <h4 className={styles.moisTitle}>{formatMois(month)}</h4>
          <div className={styles.dates}>
            {(byMois.get(month) ?? []).map((seance) => (
              <Checkbox
                key={`${seance.creneauId} ${seance.date}`}
                size="xs"
                label={`${formatJour(seance.date)}, ${formatHeureDuJour(seance.debut)}`}
                checked={!isLeft(seance)}
                onChange={() => onToggle(seance)}
              />
            ))}
          </div>
          <Ecartees ecartees={leftByMois.get(month) ?? []} />
        </section>
      ))}
    </section>
  )
}

function Ecartees({ ecartees }: Pick<SerieCollectif, 'ecartees'>) {
  if (ecartees.length === 0) return <span />
  const reasons = Map.groupBy(ecartees, ({ motif }) =>
    motif.genre === 'seance-deja-la' ? 'séance déjà là' : motif.nom,
  )
  return (
    <ul className={styles.left}>
      {[...reasons].map(([reason, dates]) => (
        <li key={reason}>
          <strong>{reason}</strong>&nbsp;: {dates.map(({ date }) => formatJour(date)).join(', ')}
        </li>
      ))}
    </ul>
  )
}
