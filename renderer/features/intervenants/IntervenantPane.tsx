import { IntervenantPanel, NouvelIntervenantPanel } from './IntervenantPanel.tsx'
import { useIntervenantPanel } from './useIntervenantPanel.ts'
import { useIntervenants } from './useIntervenants.ts'

/** The right of the list: one fiche, or a new intervenant. */
export function IntervenantPane() {
  const { content, close, shut, showFiche } = useIntervenantPanel()
  const { data: lignes = [] } = useIntervenants()
  if (content?.genre === 'nouveau') {
    return <NouvelIntervenantPanel onClose={close} onCreated={showFiche} />
  }
  if (content?.genre !== 'fiche') return null
  const { intervenantId } = content
  const isPlusVenu =
    lignes.find((ligne) => ligne.intervenantId === intervenantId)?.isPlusVenu ?? false
  return (
    <IntervenantPanel
      intervenantId={intervenantId}
      isPlusVenu={isPlusVenu}
      onClose={close}
      onRemoved={shut}
    />
  )
}
