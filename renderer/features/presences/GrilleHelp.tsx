import type { GrilleSeance } from '../../../shared/ipc/presences.ipc.ts'
import { formatJourLong } from '../../texts/dates.ts'
import styles from './Grille.module.css'

const KEYS = [
  ['P A E', 'noter et descendre, puis passer à la séance suivante'],
  ['Espace', 'changer sur place'],
  ['Suppr', 'inconnu'],
  ['T', 'tous présents'],
  ['N', 'note, retard'],
  ['Maj + flèches', 'choisir plusieurs cases'],
  ['Ctrl + Z', 'annuler'],
  ['Ctrl + Page suivante', 'mois suivant'],
] as const

/** Under the grid: what just happened, why séances are cancelled, what the keys do. */
export function GrilleHelp({
  id,
  message,
  seances,
}: {
  /** Of the help on keys, which describes the grid. */
  readonly id: string
  readonly message: string
  readonly seances: readonly GrilleSeance[]
}) {
  const annulees = seances.filter(({ etat }) => etat === 'annulee')
  return (
    <div>
      <output className={styles.message}>{message}</output>
      {annulees.length === 0 ? null : (
        <p className={styles.motifs}>
          {annulees.length === 1 ? 'Séance annulée' : 'Séances annulées'}&nbsp;:{' '}
          {annulees
            .map(({ date, motif }) => `${formatJourLong(date)} (${motif ?? 'sans motif'})`)
            .join(', ')}
          .
        </p>
      )}
      <p id={id} className={styles.help}>
        {KEYS.map(([key, does]) => (
          <span key={key} className={styles.helpKey}>
            <kbd>{key}</kbd> {does}
          </span>
        ))}
        <span>Chaque saisie est enregistrée aussitôt.</span>
      </p>
    </div>
  )
}
