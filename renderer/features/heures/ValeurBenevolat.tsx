import { formatMontant, valeurCents } from '../../../shared/domain/valorisation.ts'
import { formatDuree } from '../../../shared/format.ts'
import { useSelection } from '../../app/selection.tsx'
import { useRead } from '../../app/useRead.ts'
import styles from './Heures.module.css'
import type { LigneTotal } from './totaux.ts'

/** What the hours of bénévoles shown are worth; nothing while bénévolat is not valued. */
export function ValeurBenevolat({ lignes }: { readonly lignes: readonly LigneTotal[] }) {
  const { annee } = useSelection()
  const { data: taux } = useRead('heures:findTaux', { anneeId: annee.id })
  if (taux === undefined || taux === null) return null
  const minutes = lignes
    .filter(({ statut }) => statut === 'benevole')
    .reduce((sum, { total }) => sum + total, 0)
  return (
    <p className={styles.valeur}>
      Bénévolat&nbsp;: {formatDuree(minutes)} à {formatMontant(taux)} de l’heure, soit{' '}
      <strong>{formatMontant(valeurCents(minutes, taux))}</strong>.
    </p>
  )
}
