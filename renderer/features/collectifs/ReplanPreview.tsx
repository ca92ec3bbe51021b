import type { Replanification } from '../../../shared/domain/replanification.ts'
import { formatCount, formatHeureDuJour } from '../../../shared/format.ts'
import { formatJour } from '../../texts/dates.ts'
import styles from './CollectifsPanel.module.css'

/** Preview, in words, of the effect of a change of créneau on the séances to come. */
export function ReplanPreview({ replan }: { readonly replan: Replanification }) {
  const { deplacees, ajoutees, supprimees, conservees } = replan
  const total = deplacees.length + ajoutees.length + supprimees.length + conservees.length
  if (total === 0) {
    return (
      <div className={styles.preview} role="status">
        <p>Aucune séance à venir n’est concernée. Celles qui sont passées ne changent pas.</p>
      </div>
    )
  }
  return (
    <div className={styles.preview} role="status">
      <p>{summaryOf(replan)}. Celles qui sont passées ne changent pas.</p>
      <ul>
        {deplacees.map(({ seanceId, de, vers }) => (
          <li key={seanceId}>
            {formatJour(de.date)} → {formatJour(vers.date)} à {formatHeureDuJour(vers.debut)}
          </li>
        ))}
        {ajoutees.map(({ date, debut }) => (
          <li key={date}>
            {formatJour(date)} à {formatHeureDuJour(debut)}&nbsp;: ajoutée, le jour d’avant était
            fermé
          </li>
        ))}
        {supprimees.map(({ seanceId, de, motif }) => (
          <li key={seanceId}>
            {formatJour(de.date)}&nbsp;: supprimée{motif === null ? '' : ` (${motif.nom})`}
          </li>
        ))}
        {conservees.map(({ seanceId, de }) => (
          <li key={seanceId}>
            {formatJour(de.date)}&nbsp;: gardée telle quelle, quelque chose y est déjà noté ou son
            nouveau jour est passé
          </li>
        ))}
      </ul>
    </div>
  )
}

function summaryOf({ deplacees, ajoutees, supprimees, conservees }: Replanification): string {
  const parts = [
    [deplacees.length, 'déplacée', 'déplacées'],
    [ajoutees.length, 'ajoutée', 'ajoutées'],
    [supprimees.length, 'supprimée', 'supprimées'],
    [conservees.length, 'gardée telle quelle', 'gardées telles quelles'],
  ] as const
  const texts = parts.flatMap(([count, one, many]) =>
    count === 0 ? [] : [formatCount(count, one, many)],
  )
  return `Séances à venir\u00a0: ${texts.join(', ')}`
}
