import { isInscrit } from '../../../shared/domain/presence.ts'
import { formatPersonne } from '../../../shared/format.ts'
import type { GrilleMois } from '../../../shared/ipc/presences.ipc.ts'
import { formatHoraire, formatJourLong } from '../../texts/dates.ts'
import styles from './Feuille.module.css'
import { FeuilleTitre } from './FeuilleTitre.tsx'
import { hauteurStyle } from './feuille-hauteur.ts'
import type { Grille } from './grille.ts'

const COLUMNS = ['P', 'A', 'E', 'Arrivée', 'Départ', 'Signature', 'Observations'] as const
const BLANK_LINES = ['a', 'b', 'c']

/** The sheet of one séance: who is expected, with room for hours and signatures. */
export function FeuilleSeance({
  saved,
  grille,
  seanceId,
}: {
  readonly saved: GrilleMois
  readonly grille: Grille
  readonly seanceId: string
}) {
  const seance = grille.seances.find((one) => one.seanceId === seanceId)
  if (seance === undefined) return null
  const attendus = saved.enfants.filter(({ periodes }) => isInscrit(periodes, seance.date))
  return (
    <>
      <table className={styles.table} style={hauteurStyle(attendus.length + BLANK_LINES.length)}>
        <colgroup>
          <col className={styles.rangCol} />
          <col className={styles.nomCol} />
          <col span={3} className={styles.caseCol} />
          <col span={2} className={styles.heureCol} />
          <col className={styles.signatureCol} />
          <col />
        </colgroup>
        <thead>
          <FeuilleTitre
            title={`Présences, ${formatJourLong(seance.date)} ${seance.date.slice(0, 4)}`}
            horaire={formatHoraire(seance)}
            saved={saved}
            span={COLUMNS.length + 2}
          />
          <tr>
            <th />
            <th className={styles.nom}>Enfant</th>
            {COLUMNS.map((column) => (
              <th key={column}>{column}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {attendus.map((enfant, row) => (
            <tr key={enfant.enfantId}>
              <td className={styles.rang}>{row + 1}</td>
              <th scope="row" className={styles.nom}>
                {formatPersonne(enfant)}
              </th>
              {COLUMNS.map((column) => (
                <td key={column} />
              ))}
            </tr>
          ))}
          {BLANK_LINES.map((line, index) => (
            <tr key={line}>
              <td className={styles.rang}>{attendus.length + index + 1}</td>
              <th />
              {COLUMNS.map((column) => (
                <td key={column} />
              ))}
            </tr>
          ))}
          <tr className={styles.signature}>
            <th colSpan={2}>Intervenants présents et signatures</th>
            <td colSpan={COLUMNS.length} />
          </tr>
        </tbody>
      </table>
      <div className={styles.notes}>
        <p>P&nbsp;: présent · A&nbsp;: absent · E&nbsp;: excusé</p>
      </div>
    </>
  )
}
