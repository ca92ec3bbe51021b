import { formatPersonne } from '../../../shared/format.ts'
import type { EnfantLigne } from '../../../shared/ipc/enfants.ipc.ts'
import styles from './Fiche.module.css'
import { openerId, useEnfantPanel } from './useEnfantPanel.ts'

/** The name of an enfant, that opens its fiche on the right. */
export function OpenEnfant({ ligne }: { readonly ligne: EnfantLigne }) {
  const { content, openFiche } = useEnfantPanel()
  const { enfantId, inscriptionId } = ligne
  return (
    <button
      type="button"
      id={openerId(inscriptionId)}
      className={styles.open}
      aria-pressed={content?.genre === 'fiche' && content.enfantId === enfantId}
      onClick={() => openFiche(enfantId, inscriptionId)}
    >
      {formatPersonne(ligne)}
    </button>
  )
}
