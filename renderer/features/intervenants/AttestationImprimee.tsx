import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import type { CategorieTotal } from '../../../shared/domain/heures.ts'
import { formatDate, formatDuree, formatMois, formatPersonne } from '../../../shared/format.ts'
import type { IntervenantFiche } from '../../../shared/ipc/intervenants.ipc.ts'
import { LIBELLES_STATUT } from '../../../shared/texts/libelles.ts'
import { useSelection } from '../../app/selection.tsx'
import { categorieText } from '../heures/categories.ts'
import styles from './Attestation.module.css'
import type { Attestation, Demande } from './attestation.ts'

/** The statement of hours on paper: it takes the place of the window, and is never seen on screen. */
export function AttestationImprimee({
  fiche,
  demande,
  attestation,
  onPrinted,
}: {
  readonly fiche: IntervenantFiche
  readonly demande: Demande
  readonly attestation: Attestation
  readonly onPrinted: () => void
}) {
  const { contexte } = useSelection()
  // biome-ignore lint/correctness/useExhaustiveDependencies: each request prints once, whatever is drawn again
  useEffect(() => {
    window.addEventListener('afterprint', onPrinted)
    window.print()
    return () => window.removeEventListener('afterprint', onPrinted)
  }, [demande])
  const structure = contexte.structure?.nom ?? ''
  const nom = formatPersonne(fiche)
  return createPortal(
    <div className={styles.page} data-feuille="attestation">
      <p className={styles.structure}>{structure}</p>
      <h1 className={styles.title}>Attestation d’heures</h1>
      <p>
        {structure} atteste que <strong>{nom}</strong> a donné, comme{' '}
        {LIBELLES_STATUT[demande.statut].toLowerCase()}, {formatDuree(attestation.total)} à
        l’accompagnement à la scolarité (CLAS) du {formatDate(demande.debut)} au{' '}
        {formatDate(demande.fin)}.
      </p>
      <Detail attestation={attestation} />
      <div className={styles.sign}>
        <p>Fait à ______________________________ , le ______________</p>
        <p>Nom, qualité et signature&nbsp;:</p>
      </div>
    </div>,
    document.body,
  )
}

function Detail({ attestation }: { readonly attestation: Attestation }) {
  const { categories, mois, totaux, total } = attestation
  const cells = (minutes: Readonly<Partial<Record<CategorieTotal, number>>>) =>
    categories.map((one) => (
      <td key={one}>{minutes[one] === undefined ? '' : formatDuree(minutes[one])}</td>
    ))
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Mois</th>
          {categories.map((one) => (
            <th key={one} scope="col">
              {categorieText(one)}
            </th>
          ))}
          <th scope="col">Total</th>
        </tr>
      </thead>
      <tbody>
        {mois.map((line) => (
          <tr key={line.mois}>
            <th scope="row">{formatMois(line.mois)}</th>
            {cells(line.minutes)}
            <td>{formatDuree(line.total)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Total</th>
          {cells(totaux)}
          <td>{formatDuree(total)}</td>
        </tr>
      </tfoot>
    </table>
  )
}
