import { Button, Group, Modal, Progress } from '@mantine/core'
import { IconRestore } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { Value } from '../../../shared/ipc/contract.ts'
import type { ContenuBase, SourceRestauration } from '../../../shared/ipc/sauvegardes.ipc.ts'
import { describeError } from '../../app/describe-error.ts'
import { useWrite } from '../../app/useWrite.ts'
import { Details } from '../../ui/Details.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { Loading } from '../../ui/Loading.tsx'
import styles from './Sauvegardes.module.css'
import { contenuLines } from './sauvegarde-texts.ts'
import { usePreview } from './useSauvegardes.ts'

/** Copy to restore, with the name that the question shows. */
export type Demande = { readonly source: SourceRestauration; readonly nom: string }

/** Asks before all data are replaced: shows the copy, and tells what becomes of the present data. */
export function RestaurerModal({
  demande,
  onClose,
  onRestored,
}: {
  readonly demande: Demande
  readonly onClose: () => void
  /** Called with the id of the copy of the replaced data. */
  readonly onRestored: (sauvegardeId: string) => void
}) {
  const preview = usePreview(demande.source)
  const restore = useWrite('sauvegardes:restore')
  const error = preview.error ?? restore.error
  const send = () =>
    restore.mutate(demande.source, {
      onSuccess: ({ sauvegardeId }) => {
        onRestored(sauvegardeId)
        onClose()
      },
    })
  return (
    <Modal
      opened
      onClose={restore.isPending ? () => undefined : onClose}
      title="Restaurer cette sauvegarde&#8239;?"
      size="lg"
      closeButtonProps={{ 'aria-label': 'Fermer', disabled: restore.isPending }}
    >
      <div className={styles.stack}>
        {error !== null ? (
          <ErrorState {...describeError(error)} />
        ) : preview.data === undefined ? (
          <Loading />
        ) : (
          <Apercu nom={demande.nom} {...preview.data} />
        )}
        {restore.isPending ? <Avancement /> : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" disabled={restore.isPending} onClick={onClose}>
            {error === null ? 'Annuler' : 'Fermer'}
          </Button>
          {error === null ? (
            <Button
              data-autofocus
              leftSection={<IconRestore size="1.125rem" aria-hidden />}
              disabled={preview.data === undefined}
              loading={restore.isPending}
              onClick={send}
            >
              {preview.data?.actuel.annees.length === 0
                ? 'Reprendre ces données'
                : 'Remplacer mes données'}
            </Button>
          ) : null}
        </Group>
      </div>
    </Modal>
  )
}

/** Progress of the restoration: many years take a few seconds. */
function Avancement() {
  const [percent, setPercent] = useState(0)
  useEffect(
    () =>
      window.cartable.on('sauvegardes:progress', ({ done, total }) =>
        setPercent(total === 0 ? 100 : Math.round((100 * done) / total)),
      ),
    [],
  )
  return <Progress value={percent} aria-label="Restauration en cours" />
}

/** Content of the copy beside the data to be replaced; nothing to replace on a new computer. */
function Apercu({ nom, copie, actuel }: Value<'sauvegardes:preview'> & { readonly nom: string }) {
  const isEmpty = actuel.annees.length === 0
  return (
    <>
      <p className={styles.text}>
        {isEmpty ? (
          <>Toutes les données de {nom} vont être reprises dans Cartable, qui est encore vide.</>
        ) : (
          <>
            Toutes vos données vont être remplacées par {nom}. Celles d’aujourd’hui sont d’abord
            gardées&nbsp;: vous pourrez y revenir.
          </>
        )}
      </p>
      <div className={styles.compare}>
        <Contenu title="La sauvegarde" contenu={copie} />
        {isEmpty ? null : <Contenu title="Vos données aujourd’hui" contenu={actuel} />}
      </div>
    </>
  )
}

function Contenu({ title, contenu }: { readonly title: string; readonly contenu: ContenuBase }) {
  return (
    <section>
      <h3 className={styles.subtitle}>{title}</h3>
      <Details rows={contenuLines(contenu)} />
    </section>
  )
}
