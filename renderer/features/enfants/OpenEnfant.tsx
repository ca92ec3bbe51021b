import { formatEnfant } from '../../../shared/domain/homonyme.ts'
import type { EnfantLigne } from '../../../shared/ipc/enfants.ipc.ts'
import { OpenCell } from '../../ui/OpenCell.tsx'
import { openerId, useEnfantPanel } from './useEnfantPanel.ts'

/** Name of an enfant, as a button that opens the fiche on the right. */
export function OpenEnfant({
  ligne,
  isInList = true,
}: {
  readonly ligne: EnfantLigne
  /** False for a name outside a list: Tab stops there. */
  readonly isInList?: boolean
}) {
  const { content, openFiche } = useEnfantPanel()
  const { enfantId, inscriptionId } = ligne
  return (
    <OpenCell
      id={openerId(inscriptionId)}
      isInList={isInList}
      isOpen={content?.genre === 'fiche' && content.enfantId === enfantId}
      onOpen={() => openFiche(enfantId, inscriptionId)}
    >
      {formatEnfant(ligne)}
    </OpenCell>
  )
}
