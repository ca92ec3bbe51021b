import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import { libelleAnnee } from '../../../shared/dates.ts'
import { formatEnfant } from '../../../shared/domain/homonyme.ts'
import { formatDate, frCollator } from '../../../shared/format.ts'
import type { OrientationLigne } from '../../../shared/ipc/orientations.ipc.ts'
import { useSelection } from '../../app/selection.tsx'
import { classeText, statutTexts } from './orientation-list.tsx'
import styles from './Retour.module.css'

/** Answers about the enfants of one school, printed in place of the window, never shown on screen. */
export function RetourImprime({
  ecole,
  lignes,
  onPrinted,
}: {
  readonly ecole: string
  readonly lignes: readonly OrientationLigne[]
  readonly onPrinted: () => void
}) {
  const { contexte, annee } = useSelection()
  // biome-ignore lint/correctness/useExhaustiveDependencies: prints once, however often it renders
  useEffect(() => {
    window.addEventListener('afterprint', onPrinted)
    window.print()
    return () => window.removeEventListener('afterprint', onPrinted)
  }, [])
  const sorted = lignes.toSorted(
    (a, b) =>
      frCollator.compare(classeText(a), classeText(b)) ||
      frCollator.compare(`${a.nom} ${a.prenom}`, `${b.nom} ${b.prenom}`),
  )
  return createPortal(
    <div className={styles.page} data-feuille="retour-ecole">
      <p className={styles.structure}>{contexte.structure?.nom ?? ''}</p>
      <h1 className={styles.title}>Accompagnement à la scolarité (CLAS) {libelleAnnee(annee)}</h1>
      <p>
        Enfants orientés par <strong>{ecole}</strong>, au {formatDate(contexte.today)} :
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Enfant</th>
            <th scope="col">Classe</th>
            <th scope="col">Orienté le</th>
            <th scope="col">Réponse</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((ligne) => (
            <tr key={ligne.orientationId}>
              <th scope="row">{formatEnfant(ligne)}</th>
              <td>{classeText(ligne)}</td>
              <td>{formatDate(ligne.date)}</td>
              <td>{reponseText(ligne)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>,
    document.body,
  )
}

/** Answer about one enfant: « Accord de la famille le 12/10/2021, sur liste d’attente ». */
function reponseText(ligne: OrientationLigne): string {
  if (ligne.statut === 'recue') return 'Pas encore de réponse'
  const attend = ligne.statut === 'accord' && ligne.inscription === 'liste-attente'
  return `${statutTexts(ligne).join(' ')}${attend ? ', sur liste d’attente' : ''}`
}
