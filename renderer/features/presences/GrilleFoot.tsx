import { assiduiteOf, type Totaux } from '../../../shared/domain/presence.ts'
import { formatNumber, formatTaux } from '../../../shared/format.ts'
import styles from './Grille.module.css'
import { TOTAUX } from './GrilleHead.tsx'
import type { Grille } from './grille.ts'

/** « – » where nothing is recorded. */
export const tauxText = (totaux: Totaux): string => {
  const taux = assiduiteOf(totaux)
  return taux === null ? '–' : formatTaux(taux)
}

/** Whole percents, for a narrow column. */
export const tauxCourt = (totaux: Totaux): string => {
  const taux = assiduiteOf(totaux)
  return taux === null ? '–' : `${Math.round(taux * 100)}\u00a0%`
}

/** Totals by séance, and those of the month at the right. */
export function GrilleFoot({ grille }: { readonly grille: Grille }) {
  const { seances, totaux, total, lignes } = grille
  return (
    <tfoot>
      {TOTAUX.map(({ key, label }, index) => (
        <tr key={key} aria-rowindex={lignes.length + 2 + index}>
          <th scope="row">{label}</th>
          {seances.map((seance, col) => (
            <td key={seance.seanceId}>
              {seance.etat === 'annulee' ? '' : (totaux[col]?.[key] ?? 0)}
            </td>
          ))}
          <td colSpan={TOTAUX.length + 1} className={styles.grandTotal}>
            {formatNumber(total[key])} en tout
          </td>
        </tr>
      ))}
      <tr aria-rowindex={lignes.length + 2 + TOTAUX.length}>
        <th scope="row">Taux</th>
        {seances.map((seance, col) => {
          const own = totaux[col]
          return <td key={seance.seanceId}>{own === undefined ? '–' : tauxCourt(own)}</td>
        })}
        <td colSpan={TOTAUX.length + 1} className={styles.grandTotal}>
          {tauxText(total)} sur le mois
        </td>
      </tr>
    </tfoot>
  )
}
