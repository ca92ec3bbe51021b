import type { FeuilleImport } from '../../../shared/domain/import-orientation.ts'
import { champText } from './champ-text.ts'
import styles from './Orientations.module.css'

/** What was recognised in each sheet, and what is left in the file. */
export function FeuillesLues({ feuilles }: { readonly feuilles: readonly FeuilleImport[] }) {
  return (
    <details className={styles.feuilles}>
      <summary>
        {feuilles.length === 1 ? 'Colonnes reconnues' : `${feuilles.length} feuilles lues`} :{' '}
        {[
          ...new Set(feuilles.flatMap(({ colonnes }) => Object.keys(colonnes).map(champText))),
        ].join(', ')}
      </summary>
      {feuilles.map((feuille) => (
        <Feuille key={feuille.nom} feuille={feuille} />
      ))}
    </details>
  )
}

function Feuille({ feuille: { nom, colonnes, ignorees } }: { readonly feuille: FeuilleImport }) {
  return (
    <div className={styles.feuille}>
      <strong>{nom}</strong>
      <ul>
        {Object.entries(colonnes).map(([champ, entete]) => (
          <li key={champ}>
            {entete} → {champText(champ)}
          </li>
        ))}
      </ul>
      {ignorees.length === 0 ? null : <p>Jamais conservées : {ignorees.join(', ')}.</p>}
    </div>
  )
}
