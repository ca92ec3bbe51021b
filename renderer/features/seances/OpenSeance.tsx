import { VisuallyHidden } from '@mantine/core'
import type { SeanceLigne } from '../../../shared/ipc/seances.ipc.ts'
import { formatHeureDuJour, formatJour } from '../../texts/dates.ts'
import styles from './SeanceList.module.css'
import { openerId, useSeancePanel } from './useSeancePanel.ts'

/** The day of a séance, that opens it on the right. */
export function OpenSeance({ seance }: { readonly seance: SeanceLigne }) {
  const { content, openSeance } = useSeancePanel()
  const { seanceId, date, debut, collectif } = seance
  return (
    <button
      type="button"
      id={openerId(seanceId)}
      className={styles.open}
      aria-pressed={content?.genre === 'seance' && content.seanceId === seanceId}
      onClick={() => openSeance(seanceId)}
    >
      <VisuallyHidden>Ouvrir la séance du </VisuallyHidden>
      {formatJour(date)}
      <VisuallyHidden>{` à ${formatHeureDuJour(debut)}, ${collectif}`}</VisuallyHidden>
    </button>
  )
}
