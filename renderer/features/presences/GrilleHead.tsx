import { IconChecks } from '@tabler/icons-react'
import { assiduiteOf, type Totaux } from '../../../shared/domain/presence.ts'
import { formatHeureDuJour, formatNumber, formatTaux } from '../../../shared/format.ts'
import type { GrilleSeance } from '../../../shared/ipc/presences.ipc.ts'
import { LIBELLES_ETAT_SEANCE } from '../../../shared/texts/libelles.ts'
import { formatHoraire, formatJourDeSemaine, formatJourLong } from '../../texts/dates.ts'
import styles from './Grille.module.css'
import type { Grille } from './grille.ts'
import { hasTwin } from './grille-texts.ts'

/** The columns of totals. */
export const TOTAUX = [
  { key: 'presents', sign: 'P', label: 'Présents' },
  { key: 'absents', sign: 'A', label: 'Absents' },
  { key: 'excuses', sign: 'E', label: 'Excusés' },
  { key: 'inconnus', sign: '?', label: 'Inconnus' },
] as const

/** Headings of the séances, each with « tous présents » while a box of the séance is unknown. */
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
  /** True when another séance is on the same day: the hour tells the two apart. */
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

/** Rate of présences; « – » where nothing is recorded. */
export const tauxText = (totaux: Totaux): string => {
  const taux = assiduiteOf(totaux)
  return taux === null ? '–' : formatTaux(taux)
}

/** Rate in whole percents, for a narrow column. */
export const tauxCourt = (totaux: Totaux): string => {
  const taux = assiduiteOf(totaux)
  return taux === null ? '–' : `${Math.round(taux * 100)}\u00a0%`
}

/** Foot of the grid: totals by séance, with those of the month at the right. */
export function GrilleFoot({ grille }: { readonly grille: Grille }) {
  const { seances, totaux, total, lignes } = grille
  return (
    <tfoot>
      {TOTAUX.map(({ key, label }, index) => (
        <tr key={key} aria-rowindex={lignes.length + 2 + index}>
          <th scope="row">{label}</th>
          {seances.map((seance, col) => (
            <td key={seance.seanceId}>
              {seance.etat === 'annulee' ? '' : (totaux[col]?.[key] ?? 0)}
            </td>
          ))}
          <td colSpan={TOTAUX.length + 1} className={styles.grandTotal}>
            {formatNumber(total[key])} en tout
          </td>
        </tr>
      ))}
      <tr aria-rowindex={lignes.length + 2 + TOTAUX.length}>
        <th scope="row">Taux</th>
        {seances.map((seance, col) => {
          const own = totaux[col]
          return <td key={seance.seanceId}>{own === undefined ? '–' : tauxCourt(own)}</td>
        })}
        <td colSpan={TOTAUX.length + 1} className={styles.grandTotal}>
          {tauxText(total)} sur le mois
        </td>
      </tr>
    </tfoot>
  )
}
