import { OpenCell } from '../../ui/OpenCell.tsx'
import { openerId, useIntervenantPanel } from './useIntervenantPanel.ts'

/** A name that opens its fiche on the right. */
export function OpenIntervenant({
  intervenantId,
  nom,
}: {
  readonly intervenantId: string
  readonly nom: string
}) {
  const { content, openFiche } = useIntervenantPanel()
  return (
    <OpenCell
      id={openerId(intervenantId)}
      isOpen={content?.genre === 'fiche' && content.intervenantId === intervenantId}
      label={`Ouvrir la fiche de ${nom}`}
      onOpen={() => openFiche(intervenantId)}
    >
      {nom}
    </OpenCell>
  )
}
