import { IntervenantPanel, NouvelIntervenantPanel } from './IntervenantPanel.tsx'
import { useIntervenantPanel } from './useIntervenantPanel.ts'
import { useIntervenants } from './useIntervenants.ts'

/** The right of the list: one fiche, or a new intervenant. */
export function IntervenantPane() {
  const { content, close, openFiche } = useIntervenantPanel()
  const { data: lignes = [] } = useIntervenants()
  if (content?.genre === 'nouveau') {
    return <NouvelIntervenantPanel onClose={close} onCreated={openFiche} />
  }
  if (content?.genre !== 'fiche') return null
  const { intervenantId } = content
  const isPlusVenu =
    lignes.find((ligne) => ligne.intervenantId === intervenantId)?.isPlusVenu ?? false
  return <IntervenantPanel intervenantId={intervenantId} isPlusVenu={isPlusVenu} onClose={close} />
}
