import { Button, Checkbox, Group, Modal } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { IsoDate } from '../../../shared/dates.ts'
import { formatCount, formatDate } from '../../../shared/format.ts'
import type { CollectifLigne } from '../../../shared/ipc/collectifs.ipc.ts'
import { call } from '../../app/api.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useScreenParams } from '../../app/router.ts'
import { useSelection } from '../../app/selection.tsx'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'
import { DateField } from '../../ui/DateField.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { useCollectifs } from '../collectifs/useCollectifs.ts'
import styles from './SerieModal.module.css'
import { SeriePreview } from './SeriePreview.tsx'

/** The séances of créneaux over a period, seen before they are created. */
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

/** Says why a date cannot be one of the année. */
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
  const isUnderWay = annee.debut < contexte.today && contexte.today < annee.fin
  const [debut, setDebut] = useState(isUnderWay ? contexte.today : annee.debut)
  const [fin, setFin] = useState(annee.fin)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const demande = { collectifIds: [...collectifIds], debut, fin }
  const preview = useQuery({
    queryKey: ['seances:previewSerie', demande],
    queryFn: () => call('seances:previewSerie', demande),
    enabled: collectifIds.length > 0 && debut <= fin,
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
          // Shown where they begin, which may be far from today.
          setParams({ jour: kept.map(({ date }) => date).sort()[0] ?? null })
          onClose()
        },
        onError: notifyFailure,
      },
    )
  }
  if (planned.length === 0) {
    return (
      <Quiet>
        Aucun collectif n’a encore de créneau. Ajoutez-en dans «&nbsp;Collectifs et créneaux&nbsp;»,
        puis revenez ici.
      </Quiet>
    )
  }
  return (
    <div className={styles.stack}>
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
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          Renoncer
        </Button>
        <Button onClick={send} loading={create.isPending} disabled={kept.length === 0}>
          {kept.length === 0 ? 'Rien à créer' : `Créer ${formatCount(kept.length, 'séance')}`}
        </Button>
      </Group>
    </div>
  )
}
