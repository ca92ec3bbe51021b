import { formatPersonne } from '../../../shared/format.ts'
import type { GrilleSeance } from '../../../shared/ipc/presences.ipc.ts'
import styles from './Feuille.module.css'
import type { NumberedNotes } from './feuille-texts.ts'
import { tauxCourt } from './GrilleFoot.tsx'
import { TOTAUX } from './GrilleHead.tsx'
import type { Case, Ligne } from './grille.ts'
import { LETTRES } from './grille-texts.ts'

/** An enfant's boxes, to fill by hand or filled with the line's totals. */
export function FeuilleLigne({
  ligne: { enfant, cases, totaux },
  row,
  isFilled,
  notes,
}: {
  readonly ligne: Ligne
  readonly row: number
  readonly isFilled: boolean
  readonly notes: NumberedNotes
}) {
  return (
    <tr>
      <td className={styles.rang}>{row + 1}</td>
      <th scope="row" className={styles.nom}>
        {formatPersonne(enfant)}
      </th>
      {cases.map((box, col) => (
        <Box
          // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a printed sheet never move
          key={col}
          box={box}
          isFilled={isFilled}
          noteRank={notes.rankOf(row, col)}
        />
      ))}
      {isFilled ? TOTAUX.map(({ key }) => <td key={key}>{totaux[key]}</td>) : null}
      <td>{isFilled ? tauxCourt(totaux) : null}</td>
    </tr>
  )
}

function Box({
  box: { presence, ouverture, isHorsInscription },
  isFilled,
  noteRank,
}: {
  readonly box: Case
  readonly isFilled: boolean
  readonly noteRank: number | null
}) {
  const shown = isFilled ? presence : null
  const isClosed = ouverture === 'annulee' || isHorsInscription
  return (
    <td data-ferme={isClosed && shown === null} className={styles.box}>
      {shown === null ? null : LETTRES[shown.etat]}
      {shown === null || noteRank === null ? null : <sup>{noteRank}</sup>}
    </td>
  )
}

/** Numbered lines without a name. */
export function FeuilleBlankLines({
  first,
  count,
  seances,
}: {
  readonly first: number
  readonly count: number
  readonly seances: readonly GrilleSeance[]
}) {
  const ranks = Array.from({ length: count }, (_, index) => first + index)
  return ranks.map((rank) => (
    <tr key={rank}>
      <td className={styles.rang}>{rank}</td>
      <th />
      {seances.map(({ seanceId, etat }) => (
        <td key={seanceId} data-ferme={etat === 'annulee'} />
      ))}
      <td />
    </tr>
  ))
}
