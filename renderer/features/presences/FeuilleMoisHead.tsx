import { formatMois } from '../../../shared/format.ts'
import type { GrilleMois, GrilleSeance } from '../../../shared/ipc/presences.ipc.ts'
import { formatHeureDuJour, formatJourDeSemaine } from '../../texts/dates.ts'
import styles from './Feuille.module.css'
import { FeuilleTitre } from './FeuilleTitre.tsx'
import { horairesText } from './feuille-texts.ts'
import { TOTAUX } from './GrilleHead.tsx'
import { hasTwin, jourCourt } from './grille-texts.ts'

/** Widths and headings of a month's sheet; the headings come again on every page. */
export function FeuilleMoisHead({
  saved,
  mois,
  isFilled,
}: {
  readonly saved: GrilleMois
  readonly mois: string
  readonly isFilled: boolean
}) {
  const { seances } = saved
  const after = isFilled ? [...TOTAUX.map(({ sign }) => sign), 'Taux'] : ['Observations']
  return (
    <>
      <colgroup>
        <col className={styles.rangCol} />
        <col className={styles.nomCol} />
        <col span={seances.length} />
        {isFilled ? <col span={TOTAUX.length} className={styles.totalCol} /> : null}
        <col className={isFilled ? styles.tauxCol : styles.observationsCol} />
      </colgroup>
      <thead>
        <FeuilleTitre
          title={`Présences, ${formatMois(mois)}`}
          horaire={horairesText(seances)}
          saved={saved}
          span={seances.length + 2 + after.length}
        />
        <tr>
          <th />
          <th className={styles.nom}>Enfant</th>
          {seances.map((seance) => (
            <SeanceHeading
              key={seance.seanceId}
              seance={seance}
              isTwin={hasTwin(seance, seances)}
            />
          ))}
          {after.map((heading) => (
            <th key={heading}>{heading}</th>
          ))}
        </tr>
      </thead>
    </>
  )
}

function SeanceHeading({
  seance: { date, debut, etat },
  isTwin,
}: {
  readonly seance: GrilleSeance
  readonly isTwin: boolean
}) {
  return (
    <th>
      {formatJourDeSemaine(date)}
      <span className={styles.jour}>{jourCourt(date)}</span>
      {isTwin ? <span className={styles.petit}>{formatHeureDuJour(debut)}</span> : null}
      {etat === 'annulee' ? <span className={styles.petit}>annulée</span> : null}
    </th>
  )
}
