import { Button } from '@mantine/core'
import { IconArrowBackUp, IconCircleCheck } from '@tabler/icons-react'
import { Panel } from '../../ui/Panel.tsx'
import type { Demande } from './RestaurerModal.tsx'
import styles from './Sauvegardes.module.css'

/** Message after a restoration, with the way to undo it. */
export function Restauree({
  sauvegardeId,
  onRestore,
}: {
  /** Id of the copy of the replaced data. */
  readonly sauvegardeId: string
  readonly onRestore: (demande: Demande) => void
}) {
  return (
    <Panel title="La sauvegarde est restaurée">
      <div role="status" className={styles.action}>
        <p className={styles.text}>
          <IconCircleCheck size="1.125rem" aria-hidden className={styles.check} /> Vous travaillez
          maintenant sur ces données. Celles d’avant sont gardées dans la liste ci-dessous.
        </p>
        <Button
          variant="default"
          leftSection={<IconArrowBackUp size="1.125rem" aria-hidden />}
          onClick={() => onRestore({ source: { sauvegardeId }, nom: 'celles d’avant' })}
        >
          Revenir aux données d’avant…
        </Button>
      </div>
    </Panel>
  )
}
