import type { Ref } from 'react'
import { formatPersonne } from '../../../shared/format.ts'
import styles from './Grille.module.css'
import { GrilleCell } from './GrilleCell.tsx'
import { tauxCourt } from './GrilleFoot.tsx'
import { TOTAUX } from './GrilleHead.tsx'
import { boundsOf, type Grille, type Selection } from './grille.ts'

/** Identifies a box in the page, for `aria-activedescendant`. */
export const cellId = (gridId: string, row: number, col: number): string =>
  `${gridId}-${row}-${col}`

/** An enfant's boxes, then the line's totals. */
export function GrilleRow({
  gridId,
  grille,
  row,
  selection,
  rowRef,
}: {
  readonly gridId: string
  readonly grille: Grille
  readonly row: number
  readonly selection: Selection
  readonly rowRef: Ref<HTMLTableRowElement>
}) {
  const ligne = grille.lignes[row]
  if (ligne === undefined) return null
  const { enfant, cases, totaux } = ligne
  const { top, bottom, left, right } = boundsOf(selection)
  const isInBlock = row >= top && row <= bottom
  const nom = formatPersonne(enfant)
  return (
    <tr
      ref={rowRef}
      data-index={row}
      aria-rowindex={row + 2}
      data-current={row === selection.active.row}
    >
      <th scope="row" className={styles.nom} aria-colindex={1} title={nom}>
        <span>{nom}</span>
      </th>
      {grille.seances.map((seance, col) => {
        const box = cases[col]
        return box === undefined ? null : (
          <GrilleCell
            key={seance.seanceId}
            id={cellId(gridId, row, col)}
            row={row}
            col={col}
            enfant={enfant}
            seance={seance}
            etat={box.presence?.etat ?? null}
            note={box.presence?.note ?? null}
            ouverture={box.ouverture}
            isHorsInscription={box.isHorsInscription}
            isActive={row === selection.active.row && col === selection.active.col}
            isSelected={isInBlock && col >= left && col <= right}
          />
        )
      })}
      {TOTAUX.map(({ key }, index) => (
        <td
          key={key}
          className={styles.total}
          data-none={totaux[key] === 0}
          aria-colindex={grille.seances.length + 2 + index}
        >
          {totaux[key]}
        </td>
      ))}
      <td className={styles.total} aria-colindex={grille.seances.length + 2 + TOTAUX.length}>
        {tauxCourt(totaux)}
      </td>
    </tr>
  )
}
