import { formatJour } from '../../texts/dates.ts'
import { openerId, useIntervenantPanel } from '../intervenants/useIntervenantPanel.ts'
import { categorieText } from './categories.ts'
import styles from './Heures.module.css'
import type { LigneHeures } from './lignes-heures.ts'

/** The day of an entry, that opens it on the right. */
export function OpenHeures({ ligne }: { readonly ligne: LigneHeures }) {
  const { content, openHeures } = useIntervenantPanel()
  const { id, date, intervenant, categorie } = ligne
  return (
    <button
      type="button"
      id={openerId(id)}
      className={styles.open}
      aria-pressed={content?.genre === 'heures' && content.heuresId === id}
      aria-label={`Corriger les heures de ${intervenant}, ${formatJour(date)}, ${categorieText(categorie)}`}
      onClick={() => openHeures(id)}
    >
      {formatJour(date)}
    </button>
  )
}
