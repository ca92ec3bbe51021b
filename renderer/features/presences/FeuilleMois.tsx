import type { GrilleMois } from '../../../shared/ipc/presences.ipc.ts'
import styles from './Feuille.module.css'
import { FeuilleMoisHead } from './FeuilleMoisHead.tsx'
import { FeuilleBlankLines, FeuilleLigne } from './FeuilleMoisLignes.tsx'
import { FeuilleFoot, FeuilleNotes } from './FeuilleTotaux.tsx'
import { hauteurStyle } from './feuille-hauteur.ts'
import { numberedNotes } from './feuille-texts.ts'
import { TOTAUX } from './GrilleHead.tsx'
import type { Grille } from './grille.ts'

/** Room for those who come without being on the list yet. */
const BLANK_LINES = 2

/** The month grid on paper, of the same shape as on screen: blank with large boxes, or filled with its totals. */
export function FeuilleMois({
  saved,
  grille,
  mois,
  isFilled,
}: {
  readonly saved: GrilleMois
  readonly grille: Grille
  readonly mois: string
  readonly isFilled: boolean
}) {
  const { lignes } = grille
  const notes = numberedNotes(grille)
  // Besides the enfants: totals and rate, or blank lines and a count.
  const others = isFilled ? TOTAUX.length + 1 : BLANK_LINES + 1
  return (
    <>
      <table className={styles.table} style={hauteurStyle(lignes.length + others)}>
        <FeuilleMoisHead saved={saved} mois={mois} isFilled={isFilled} />
        <tbody>
          {lignes.map((ligne, row) => (
            <FeuilleLigne
              key={ligne.enfant.enfantId}
              ligne={ligne}
              row={row}
              isFilled={isFilled}
              notes={notes}
            />
          ))}
          {isFilled ? null : (
            <FeuilleBlankLines
              first={lignes.length + 1}
              count={BLANK_LINES}
              seances={grille.seances}
            />
          )}
          <FeuilleFoot grille={grille} isFilled={isFilled} />
        </tbody>
      </table>
      <FeuilleNotes grille={grille} notes={isFilled ? notes.lines : []} isFilled={isFilled} />
    </>
  )
}
