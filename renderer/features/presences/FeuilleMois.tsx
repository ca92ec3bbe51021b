import { formatMois, formatPersonne } from '../../../shared/format.ts'
import type { GrilleMois } from '../../../shared/ipc/presences.ipc.ts'
import styles from './Feuille.module.css'
import { FeuilleTitre } from './FeuilleTitre.tsx'
import { FeuilleFoot, FeuilleNotes } from './FeuilleTotaux.tsx'
import { hauteurStyle } from './feuille-hauteur.ts'
import { tauxCourt } from './GrilleFoot.tsx'
import { TOTAUX } from './GrilleHead.tsx'
import type { Case, Grille } from './grille.ts'
import { horairesText, jourCourtDeSemaine, LETTRES, numberedNotes } from './grille-texts.ts'

/** Room for those who come without being on the list yet. */
const BLANK_LINES = ['a', 'b']

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
  const { seances, lignes } = grille
  const after = isFilled ? TOTAUX.length + 1 : 1
  const notes = numberedNotes(grille)
  const rows = lignes.length + (isFilled ? TOTAUX.length + 1 : BLANK_LINES.length + 1)
  return (
    <>
      <table className={styles.table} style={hauteurStyle(rows)}>
        <colgroup>
          <col className={styles.rangCol} />
          <col className={styles.nomCol} />
          {seances.map(({ seanceId }) => (
            <col key={seanceId} />
          ))}
          {isFilled ? (
            <>
              <col span={TOTAUX.length} className={styles.totalCol} />
              <col className={styles.tauxCol} />
            </>
          ) : (
            <col className={styles.observationsCol} />
          )}
        </colgroup>
        <thead>
          <FeuilleTitre
            title={`Présences, ${formatMois(mois)}`}
            horaire={horairesText(seances)}
            saved={saved}
            span={seances.length + 2 + after}
          />
          <tr>
            <th />
            <th className={styles.nom}>Enfant</th>
            {seances.map((seance) => (
              <th key={seance.seanceId} data-annulee={seance.etat === 'annulee'}>
                {jourCourtDeSemaine(seance.date)}
                <span className={styles.jour}>
                  {seance.date.slice(8)}/{seance.date.slice(5, 7)}
                </span>
                {seance.etat === 'annulee' ? <span className={styles.motif}>annulée</span> : null}
              </th>
            ))}
            {isFilled ? (
              <>
                {TOTAUX.map(({ key, sign }) => (
                  <th key={key}>{sign}</th>
                ))}
                <th>Taux</th>
              </>
            ) : (
              <th>Observations</th>
            )}
          </tr>
        </thead>
        <tbody>
          {lignes.map(({ enfant, cases, totaux }, row) => (
            <tr key={enfant.enfantId}>
              <td className={styles.rang}>{row + 1}</td>
              <th scope="row" className={styles.nom}>
                {formatPersonne(enfant)}
              </th>
              {seances.map((seance, col) => (
                <Box
                  key={seance.seanceId}
                  box={cases[col]}
                  isFilled={isFilled}
                  noteRank={notes.rankOf(row, col)}
                />
              ))}
              {isFilled ? (
                <>
                  {TOTAUX.map(({ key }) => (
                    <td key={key}>{totaux[key]}</td>
                  ))}
                  <td>{tauxCourt(totaux)}</td>
                </>
              ) : (
                <td />
              )}
            </tr>
          ))}
          {isFilled
            ? null
            : BLANK_LINES.map((line, index) => (
                <tr key={line}>
                  <td className={styles.rang}>{lignes.length + index + 1}</td>
                  <th />
                  {seances.map(({ seanceId, etat }) => (
                    <td key={seanceId} data-ferme={etat === 'annulee'} />
                  ))}
                  <td />
                </tr>
              ))}
          <FeuilleFoot grille={grille} isFilled={isFilled} />
        </tbody>
      </table>
      <FeuilleNotes grille={grille} notes={isFilled ? notes.lines : []} isFilled={isFilled} />
    </>
  )
}

function Box({
  box,
  isFilled,
  noteRank,
}: {
  readonly box: Case | undefined
  readonly isFilled: boolean
  readonly noteRank: number | null
}) {
  if (box === undefined) return <td />
  const isClosed = box.ouverture === 'annulee' || box.ouverture === 'hors-inscription'
  return (
    <td data-ferme={isClosed || (box.isHorsInscription && !isFilled)} className={styles.box}>
      {isFilled && box.presence !== null ? LETTRES[box.presence.etat] : null}
      {isFilled && noteRank !== null ? <sup>{noteRank}</sup> : null}
    </td>
  )
}
