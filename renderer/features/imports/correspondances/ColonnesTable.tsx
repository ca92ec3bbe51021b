import { Select } from '@mantine/core'
import type { ColonneFichier, Correspondance } from '../../../../shared/domain/correspondance.ts'
import { Quiet } from '../../../ui/Quiet.tsx'
import styles from './Correspondances.module.css'
import { withColonne } from './edit.ts'
import type { VocabulaireImport } from './vocabulaire.ts'

/** A Select takes no null among its choices. */
const IGNOREE = 'ignoree'

/** Every column of the sheet with a few of its values, and what it is read as. */
export function ColonnesTable({
  colonnes,
  lue,
  vocabulaire,
  onChange,
}: {
  readonly colonnes: readonly ColonneFichier[]
  readonly lue: Correspondance
  readonly vocabulaire: VocabulaireImport
  readonly onChange: (lue: Correspondance) => void
}) {
  const champs = new Map((lue.colonnes ?? []).map(({ index, champ }) => [index, champ]))
  return (
    <table className={styles.table} aria-label="Colonnes du fichier">
      <thead>
        <tr>
          <th scope="col">Colonne du fichier</th>
          <th scope="col">Exemples</th>
          <th scope="col">Ce qu’elle contient</th>
        </tr>
      </thead>
      <tbody>
        {colonnes.map((colonne) => (
          <tr key={colonne.index} data-unread={!champs.has(colonne.index) || undefined}>
            <th scope="row">{colonne.entete}</th>
            <td>
              <Quiet>{colonne.exemples.join(' · ')}</Quiet>
            </td>
            <td>
              {colonne.isJamais ? (
                <Quiet>Jamais conservée</Quiet>
              ) : (
                <Contenu
                  colonne={colonne}
                  champ={champs.get(colonne.index) ?? null}
                  vocabulaire={vocabulaire}
                  onChange={(champ) => onChange(withColonne(lue, colonne.index, champ))}
                />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Contenu({
  colonne,
  champ,
  vocabulaire: { champsOf, champText },
  onChange,
}: {
  readonly colonne: ColonneFichier
  readonly champ: string | null
  readonly vocabulaire: VocabulaireImport
  readonly onChange: (champ: string | null) => void
}) {
  const groups = champsOf(colonne)
  const isListed = groups.some(({ items }) => items.some(({ value }) => value === champ))
  const own = champ === null || isListed ? [] : [{ value: champ, label: champText(champ) }]
  return (
    <Select
      aria-label={`Contenu de «\u00a0${colonne.entete}\u00a0»`}
      size="xs"
      searchable
      nothingFoundMessage="Rien de ce nom"
      data={[
        { value: IGNOREE, label: 'Ignorer cette colonne' },
        ...own,
        ...groups.map(({ group, items }) => ({ group, items: [...items] })),
      ]}
      value={champ ?? IGNOREE}
      onChange={(value) => onChange(value === IGNOREE ? null : value)}
    />
  )
}
