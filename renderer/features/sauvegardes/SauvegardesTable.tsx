import { Button, Group, VisuallyHidden } from '@mantine/core'
import { IconDeviceFloppy, IconFolderOpen, IconRestore } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import type { EtatSauvegardes } from '../../../shared/ipc/sauvegardes.ipc.ts'
import { call } from '../../app/api.ts'
import { notifyFailure } from '../../app/useWrite.ts'
import { formatMoment } from '../../texts/dates.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import type { Demande } from './RestaurerModal.tsx'
import styles from './Sauvegardes.module.css'
import { formatTaille, RAISON_TEXTS } from './sauvegarde-texts.ts'

/** The copies kept beside the data, latest first. */
export function SauvegardesTable({
  sauvegardes,
  isFirstUrged = false,
  onRestore,
}: {
  readonly sauvegardes: EtatSauvegardes['sauvegardes']
  /** True where the latest copy is what to restore: its button leads. */
  readonly isFirstUrged?: boolean
  readonly onRestore: (demande: Demande) => void
}) {
  const show = useMutation({
    mutationFn: (sauvegardeId: string) => call('sauvegardes:showInFolder', { sauvegardeId }),
    onError: notifyFailure,
  })
  if (sauvegardes.length === 0) {
    return (
      <EmptyState
        icon={<IconDeviceFloppy />}
        title="Pas encore de sauvegarde"
        advice="Cartable en fait une chaque jour, un instant après son ouverture. S’il n’y parvient pas, l’accueil dit pourquoi."
      />
    )
  }
  return (
    <table className={styles.table} aria-label="Sauvegardes">
      <thead>
        <tr>
          <th scope="col">Jour et heure</th>
          <th scope="col">Pourquoi</th>
          <th scope="col">Taille</th>
          <th scope="col">
            <VisuallyHidden>Actions</VisuallyHidden>
          </th>
        </tr>
      </thead>
      <tbody>
        {sauvegardes.map(({ sauvegardeId, date, raison, octets }, rank) => {
          const moment = formatMoment(date)
          return (
            <tr key={sauvegardeId}>
              <th scope="row">{moment}</th>
              <td>{RAISON_TEXTS[raison]}</td>
              <td className={styles.size}>{formatTaille(octets)}</td>
              <td>
                <Group gap="0.25rem" justify="flex-end" wrap="nowrap">
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    aria-label={`Afficher dans le dossier la sauvegarde du ${moment}`}
                    title="Afficher dans le dossier"
                    onClick={() => show.mutate(sauvegardeId)}
                  >
                    <IconFolderOpen size="1rem" aria-hidden />
                  </Button>
                  <Button
                    size="compact-xs"
                    variant={isFirstUrged && rank === 0 ? 'filled' : 'default'}
                    aria-label={`Restaurer la sauvegarde du ${moment}…`}
                    leftSection={<IconRestore size="0.875rem" aria-hidden />}
                    onClick={() =>
                      onRestore({ source: { sauvegardeId }, nom: `celle du ${moment}` })
                    }
                  >
                    Restaurer…
                  </Button>
                </Group>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
