import { Button } from '@mantine/core'
import { brefText } from '../../../shared/domain/enfant.ts'
import styles from '../../ui/Fiche.module.css'
import { Notice } from '../../ui/Notice.tsx'
import { useHomonymes } from './useEnfants.ts'

/** Shows who may already be this child; a warning, never a refusal. */
export function HomonymesNotice({
  nom,
  prenom,
  exceptId = null,
  onOpen,
}: {
  readonly nom: string
  readonly prenom: string
  readonly exceptId?: string | null
  readonly onOpen: (enfantId: string) => void
}) {
  const { data: homonymes = [] } = useHomonymes(nom, prenom, exceptId)
  // Announced when it comes, so it is always there.
  return (
    <div aria-live="polite" className={styles.told}>
      {homonymes.length === 0 ? null : (
        <Notice tone="warn" title="Un enfant du même nom est déjà connu">
          <ul className={styles.plain}>
            {homonymes.map((one) => (
              <li key={one.enfantId} className={styles.between}>
                <span>{brefText(one)}</span>
                <Button size="compact-xs" variant="default" onClick={() => onOpen(one.enfantId)}>
                  Ouvrir sa fiche
                </Button>
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  )
}
