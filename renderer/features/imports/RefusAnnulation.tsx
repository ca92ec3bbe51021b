import { Button } from '@mantine/core'
import { formatCount } from '../../../shared/format.ts'
import type { ErrorText } from '../../texts/errors.ts'
import { Notice } from '../../ui/Notice.tsx'
import styles from './Imports.module.css'

const SHOWN = 5

/** Why an import cannot be taken back, and the two ways out. */
export function RefusAnnulation({
  refus,
  onClose,
}: {
  readonly refus: ErrorText
  readonly onClose: () => void
}) {
  const others = refus.problems.length - SHOWN
  return (
    <Notice tone="bad" title={refus.title}>
      <p className={styles.text}>{refus.kept} Voici ce qui s’y oppose&nbsp;:</p>
      <ul className={styles.reasons}>
        {refus.problems.slice(0, SHOWN).map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
        {others > 0 ? <li>Et {formatCount(others, 'autre raison', 'autres raisons')}.</li> : null}
      </ul>
      <p className={styles.text}>
        Pour annuler tout l’import, annulez d’abord ce qui a suivi avec Ctrl+Z, du plus récent au
        plus ancien. Pour retirer un seul enfant, ouvrez sa fiche dans «&nbsp;Enfants&nbsp;».
      </p>
      <Button size="compact-xs" variant="default" onClick={onClose}>
        J’ai compris
      </Button>
    </Notice>
  )
}
