import { IconChecks } from '@tabler/icons-react'
import type { GrilleSeance } from '../../../shared/ipc/presences.ipc.ts'
import { LIBELLES_ETAT_SEANCE } from '../../../shared/texts/libelles.ts'
import {
  formatHeureDuJour,
  formatHoraire,
  formatJourDeSemaine,
  formatJourLong,
} from '../../texts/dates.ts'
import styles from './Grille.module.css'
import type { Grille } from './grille.ts'
import { hasTwin } from './grille-texts.ts'

/** What each column of totals counts. */
export const TOTAUX = [
  { key: 'presents', sign: 'P', label: 'Présents' },
  { key: 'absents', sign: 'A', label: 'Absents' },
  { key: 'excuses', sign: 'E', label: 'Excusés' },
  { key: 'inconnus', sign: '?', label: 'Inconnus' },
] as const

/** The séances of the month, each with « tous présents » while somebody is unknown there. */
export function GrilleHead({
  grille,
  activeCol,
  onFillSeance,
}: {
  readonly grille: Grille
  readonly activeCol: number
  readonly onFillSeance: (col: number) => void
}) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" className={styles.corner} aria-colindex={1}>
          Enfant
        </th>
        {grille.seances.map((seance, col) => (
          <SeanceHeader
            key={seance.seanceId}
            seance={seance}
            col={col}
            isActive={col === activeCol}
            isTwin={hasTwin(seance, grille.seances)}
            inconnus={grille.totaux[col]?.inconnus ?? 0}
            onFillSeance={onFillSeance}
          />
        ))}
        {TOTAUX.map(({ key, sign, label }, index) => (
          <th
            key={key}
            scope="col"
            aria-label={label}
            title={label}
            aria-colindex={grille.seances.length + 2 + index}
            className={styles.totalHead}
          >
            {sign}
          </th>
        ))}
        <th
          scope="col"
          title="Assiduité&nbsp;: présents sur présents, absents et excusés"
          aria-colindex={grille.seances.length + 2 + TOTAUX.length}
          className={styles.totalHead}
        >
          Taux
        </th>
      </tr>
    </thead>
  )
}

function SeanceHeader({
  seance,
  col,
  isActive,
  isTwin,
  inconnus,
  onFillSeance,
}: {
  readonly seance: GrilleSeance
  readonly col: number
  readonly isActive: boolean
  /** Another séance is on the same day: the hour tells them apart. */
  readonly isTwin: boolean
  readonly inconnus: number
  readonly onFillSeance: (col: number) => void
}) {
  const label = seanceLabel(seance)
  return (
    <th
      scope="col"
      aria-label={label}
      title={label}
      aria-colindex={col + 2}
      className={styles.seanceHead}
      data-etat={seance.etat}
      data-active={isActive}
    >
      <span className={styles.weekday}>{formatJourDeSemaine(seance.date)}</span>
      <span className={styles.day}>{Number(seance.date.slice(8))}</span>
      {isTwin ? <span className={styles.hour}>{formatHeureDuJour(seance.debut)}</span> : null}
      {inconnus === 0 ? null : (
        <button
          type="button"
          tabIndex={-1}
          className={styles.fill}
          aria-label={`Tous présents le ${formatJourLong(seance.date)}`}
          title="Tous présents (T)&nbsp;: seules les cases inconnues sont remplies"
          onClick={() => onFillSeance(col)}
        >
          <IconChecks size="1rem" aria-hidden />
        </button>
      )}
      {seance.etat === 'annulee' ? <span className={styles.annulee}>annulée</span> : null}
    </th>
  )
}

function seanceLabel(seance: GrilleSeance): string {
  const etat = LIBELLES_ETAT_SEANCE[seance.etat].toLowerCase()
  const motif = seance.motif ? `\u00a0: ${seance.motif}` : ''
  return `${formatJourLong(seance.date)}, ${formatHoraire(seance)}, ${etat}${motif}`
}
