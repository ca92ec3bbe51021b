import { TextInput } from '@mantine/core'
import type { IsoDate } from '../../../shared/dates.ts'
import { CATEGORIES_HEURES } from '../../../shared/domain/listes.ts'
import { formatDuree } from '../../../shared/format.ts'
import { formatJour, formatJourLong } from '../../texts/dates.ts'
import { Quiet } from '../../ui/Quiet.tsx'
import { categorieText } from './categories.ts'
import styles from './Heures.module.css'
import type { LigneHeures } from './lignes-heures.ts'
import { type Cells, cellKey } from './semaine.ts'
import { sumMinutes } from './totaux.ts'

/** Days down, catégories across; what séances give and what already stands is shown, not typed. */
export function SemaineGrid({
  days,
  cells,
  errors,
  lignes,
  onChange,
}: {
  readonly days: readonly IsoDate[]
  readonly cells: Cells
  readonly errors: Readonly<Record<string, string>>
  /** Of the person chosen. */
  readonly lignes: readonly LigneHeures[]
  readonly onChange: (key: string, text: string) => void
}) {
  return (
    <table className={styles.grid} aria-label="Heures de la semaine">
      <thead>
        <tr>
          <th scope="col">Jour</th>
          <th scope="col">En séance</th>
          <th scope="col">Déjà saisi</th>
          {CATEGORIES_HEURES.map((categorie) => (
            <th key={categorie} scope="col">
              {categorieText(categorie)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {days.map((date) => (
          <tr key={date}>
            <th scope="row">{formatJour(date)}</th>
            <Standing lignes={lignes.filter((one) => one.date === date && isDerived(one))} />
            <Standing lignes={lignes.filter((one) => one.date === date && !isDerived(one))} />
            {CATEGORIES_HEURES.map((categorie) => {
              const key = cellKey(date, categorie)
              return (
                <td key={categorie}>
                  <TextInput
                    aria-label={`${categorieText(categorie)}, ${formatJourLong(date)}`}
                    size="xs"
                    autoComplete="off"
                    value={cells[key] ?? ''}
                    error={errors[key]}
                    errorProps={{ role: 'alert' }}
                    onChange={(event) => onChange(key, event.currentTarget.value)}
                  />
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const isDerived = ({ source }: LigneHeures): boolean => source.genre === 'seance'

function Standing({ lignes }: { readonly lignes: readonly LigneHeures[] }) {
  return (
    <td>
      {lignes.length === 0 ? <Quiet>–</Quiet> : <Quiet>{formatDuree(sumMinutes(lignes))}</Quiet>}
    </td>
  )
}
