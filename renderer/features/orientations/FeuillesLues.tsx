import type { FeuilleImport } from '../../../shared/domain/import-orientation.ts'
import { formatCount } from '../../../shared/format.ts'
import { champText } from './champ-text.ts'
import styles from './Orientations.module.css'

/** What was recognised in each sheet, and what is left in the file. */
export function FeuillesLues({ feuilles }: { readonly feuilles: readonly FeuilleImport[] }) {
  const lues = new Set(feuilles.flatMap(({ colonnes }) => Object.keys(colonnes).map(champText)))
  const ignorees = new Set(feuilles.flatMap((feuille) => feuille.ignorees)).size
  return (
    <details className={styles.feuilles}>
      <summary>
        {feuilles.length === 1 ? 'Colonnes reconnues' : `${feuilles.length} feuilles lues`} :{' '}
        {[...lues].join(', ')}.{ignorees === 0 ? '' : ` ${ignoreesText(ignorees)}`}
      </summary>
      {feuilles.map((feuille) => (
        <Feuille key={feuille.nom} feuille={feuille} />
      ))}
    </details>
  )
}

const ignoreesText = (count: number): string =>
  `${formatCount(count, 'autre colonne, jamais conservée', 'autres colonnes, jamais conservées')}.`

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
