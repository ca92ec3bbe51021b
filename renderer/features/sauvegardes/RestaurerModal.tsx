import { Button, Group, Modal } from '@mantine/core'
import { IconRestore } from '@tabler/icons-react'
import type { ContenuBase } from '../../../shared/ipc/sauvegardes.ipc.ts'
import { describeError } from '../../app/describe-error.ts'
import { useWrite } from '../../app/useWrite.ts'
import { Details } from '../../ui/Details.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { Loading } from '../../ui/Loading.tsx'
import styles from './Sauvegardes.module.css'
import type { Demande } from './SauvegardesSection.tsx'
import { contenuLines } from './sauvegarde-texts.ts'
import { usePreview } from './useSauvegardes.ts'

/** Asks before all the data are replaced: by what, and what becomes of them. */
export function RestaurerModal({
  demande,
  onClose,
  onRestored,
}: {
  readonly demande: Demande
  readonly onClose: () => void
  /** Told which copy keeps what was replaced. */
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
          <>
            <p className={styles.text}>
              Toutes vos données vont être remplacées par {demande.nom}. Celles d’aujourd’hui sont
              d’abord gardées&nbsp;: vous pourrez y revenir.
            </p>
            <div className={styles.compare}>
              <Contenu title="La sauvegarde" contenu={preview.data.copie} />
              <Contenu title="Vos données aujourd’hui" contenu={preview.data.actuel} />
            </div>
          </>
        )}
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
              Remplacer mes données
            </Button>
          ) : null}
        </Group>
      </div>
    </Modal>
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
