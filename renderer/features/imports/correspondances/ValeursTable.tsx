import { Select } from '@mantine/core'
import {
  type Correspondance,
  cleValeur,
  type ValeurInconnue,
} from '../../../../shared/domain/correspondance.ts'
import { capitalised, formatCount } from '../../../../shared/format.ts'
import { Quiet } from '../../../ui/Quiet.tsx'
import styles from './Correspondances.module.css'
import { withValeur } from './edit.ts'
import type { VocabulaireImport } from './vocabulaire.ts'

/** A Select takes no null among its choices. */
const RIEN = 'rien'

/** The file's own codes, each with the number of rows that bear it, to be explained; nothing when all are understood. */
export function ValeursTable({
  valeurs,
  lue,
  vocabulaire: { champText, codesOf, rienText },
  onChange,
}: {
  readonly valeurs: readonly ValeurInconnue[]
  readonly lue: Correspondance
  readonly vocabulaire: VocabulaireImport
  readonly onChange: (lue: Correspondance) => void
}) {
  if (valeurs.length === 0) return null
  return (
    <section className={styles.valeurs}>
      <h3>Valeurs à expliquer</h3>
      <p>
        <Quiet>
          Ces mots du fichier ne sont pas ceux de Cartable&nbsp;: dites ce qu’ils veulent dire.
        </Quiet>
      </p>
      <table className={styles.table} aria-label="Valeurs à expliquer">
        <thead>
          <tr>
            <th scope="col">Dans le fichier</th>
            <th scope="col">Où</th>
            <th scope="col">Ce que cela veut dire</th>
          </tr>
        </thead>
        <tbody>
          {valeurs.map(({ champ, texte, nombre }) => (
            <tr key={`${champ} ${texte}`}>
              <th scope="row">{texte}</th>
              <td>
                <Quiet>
                  {capitalised(champText(champ))}, {formatCount(nombre, 'fois', 'fois')}
                </Quiet>
              </td>
              <td>
                <Select
                  aria-label={`Sens de «\u00a0${texte}\u00a0» (${champText(champ)})`}
                  size="xs"
                  searchable
                  clearable
                  clearButtonProps={{ 'aria-label': `Ne rien dire de «\u00a0${texte}\u00a0»` }}
                  placeholder="Non compris"
                  data={[...(codesOf(champ) ?? []), { value: RIEN, label: rienText(champ) }]}
                  value={codeOf(lue, champ, texte)}
                  onChange={(value) => onChange(withValeur(lue, { champ, texte }, saidBy(value)))}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function codeOf({ valeurs }: Correspondance, champ: string, texte: string): string | null {
  const cle = cleValeur({ champ, texte })
  const said = valeurs.findLast((one) => cleValeur(one) === cle)
  return said === undefined ? null : (said.code ?? RIEN)
}

function saidBy(value: string | null): string | null | undefined {
  if (value === null) return undefined
  return value === RIEN ? null : value
}
