import { formatJour } from '../../texts/dates.ts'
import { OpenCell } from '../../ui/OpenCell.tsx'
import { openerId, useIntervenantPanel } from '../intervenants/useIntervenantPanel.ts'
import { categorieText } from './categories.ts'
import type { LigneHeures } from './lignes-heures.ts'

/** The day of an entry, that opens it on the right. */
export function OpenHeures({ ligne }: { readonly ligne: LigneHeures }) {
  const { content, openHeures } = useIntervenantPanel()
  const { id, date, intervenant, categorie } = ligne
  return (
    <OpenCell
      id={openerId(id)}
      isOpen={content?.genre === 'heures' && content.heuresId === id}
      label={`Corriger les heures de ${intervenant}, ${formatJour(date)}, ${categorieText(categorie)}`}
      onOpen={() => openHeures(id)}
    >
      {formatJour(date)}
    </OpenCell>
  )
}
