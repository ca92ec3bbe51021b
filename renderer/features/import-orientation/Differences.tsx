import type { Difference } from '../../../shared/domain/import-orientation.ts'
import styles from './ImportOrientation.module.css'

const CHAMPS: Readonly<Record<Difference['champ'], string>> = {
  naissance: 'Naissance',
  sexe: 'Sexe',
  situations: 'Situation',
  telephone: 'Téléphone',
  responsables: 'Responsables',
}

const EFFETS: Readonly<Record<Difference['effet'], string>> = {
  complete: 'Complété',
  garde: 'Inchangé',
}

/** The record and the file side by side, with what the import does of each; nothing when they agree. */
export function Differences({ differences }: { readonly differences: readonly Difference[] }) {
  if (differences.length === 0) return null
  return (
    <table className={styles.differences} aria-label="Différences avec la fiche">
      <thead>
        <tr>
          <th scope="col">Donnée</th>
          <th scope="col">Connu</th>
          <th scope="col">Fichier</th>
          <th scope="col">Effet</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ champ, connu, fichier, effet }) => (
          <tr key={`${champ} ${fichier}`}>
            <th scope="row">{CHAMPS[champ]}</th>
            <td>{connu ?? '–'}</td>
            <td>{fichier}</td>
            <td>{EFFETS[effet]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
