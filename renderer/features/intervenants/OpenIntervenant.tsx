import heures from '../heures/Heures.module.css'
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
    <button
      type="button"
      id={openerId(intervenantId)}
      className={heures.open}
      aria-pressed={content?.genre === 'fiche' && content.intervenantId === intervenantId}
      aria-label={`Ouvrir la fiche de ${nom}`}
      onClick={() => openFiche(intervenantId)}
    >
      {nom}
    </button>
  )
}
