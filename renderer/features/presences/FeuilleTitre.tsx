import type { GrilleMois } from '../../../shared/ipc/presences.ipc.ts'
import { useSelection } from '../../app/selection.tsx'
import { libelleAction } from '../../texts/perimetre.ts'
import styles from './Feuille.module.css'

/** The title of a sheet, in the head of its table so that every page carries it. */
export function FeuilleTitre({
  title,
  horaire,
  saved,
  span,
}: {
  readonly title: string
  readonly horaire: string
  readonly saved: GrilleMois
  readonly span: number
}) {
  const { annee, contexte } = useSelection()
  const action = annee.actions.find(({ id }) => id === saved.collectif.actionId)
  return (
    <tr>
      <th colSpan={span} className={styles.titre}>
        <div className={styles.titreLigne}>
          <div>
            <div className={styles.titreNom}>{title}</div>
            <div>{contexte.structure?.nom}</div>
          </div>
          <div className={styles.titreDroite}>
            <div className={styles.titreNom}>{saved.collectif.nom}</div>
            <div>
              {[action === undefined ? null : libelleAction(action), horaire]
                .filter(Boolean)
                .join(' · ')}
            </div>
          </div>
        </div>
      </th>
    </tr>
  )
}
