import { VisuallyHidden } from '@mantine/core'
import type { SeanceLigne } from '../../../shared/ipc/seances.ipc.ts'
import { formatHeureDuJour, formatJour } from '../../texts/dates.ts'
import { OpenCell } from '../../ui/OpenCell.tsx'
import { openerId, useSeancePanel } from './useSeancePanel.ts'

/** The day of a séance, that opens it on the right. */
export function OpenSeance({ seance }: { readonly seance: SeanceLigne }) {
  const { content, openSeance } = useSeancePanel()
  const { seanceId, date, debut, collectif } = seance
  return (
    <OpenCell
      id={openerId(seanceId)}
      isOpen={content?.genre === 'seance' && content.seanceId === seanceId}
      onOpen={() => openSeance(seanceId)}
    >
      <VisuallyHidden>Ouvrir la séance du </VisuallyHidden>
      {formatJour(date)}
      <VisuallyHidden>{` à ${formatHeureDuJour(debut)}, ${collectif}`}</VisuallyHidden>
    </OpenCell>
  )
}
