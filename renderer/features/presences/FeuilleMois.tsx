import type { ReactNode } from 'react'
import { formatHeureDuJour, formatMois } from '../../../shared/format.ts'
import type { GrilleMois, GrilleSeance } from '../../../shared/ipc/presences.ipc.ts'
import { useSelection } from '../../app/selection.tsx'
import { libelleAction } from '../../texts/codes.ts'
import { formatJourDeSemaine, formatJourLong } from '../../texts/dates.ts'
import styles from './Feuille.module.css'
import {
  hauteurStyle,
  horairesText,
  type NumberedNote,
  type NumberedNotes,
  numberedNotes,
} from './feuille-texts.ts'
import { TOTAUX, tauxCourt, tauxText } from './GrilleHead.tsx'
import type { Case, Grille, Ligne } from './grille.ts'
import { hasTwin, jourCourt, LETTRES, nomDuRegistre } from './grille-texts.ts'

/** Blank lines for enfants who come without being on the list yet. */
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

/** Widths and headings of a month's sheet; the headings come again on every page. */
function FeuilleMoisHead({
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
    <th className={styles.date}>
      {formatJourDeSemaine(date)}
      <span className={styles.jour}>{jourCourt(date)}</span>
      {isTwin ? <span className={styles.petit}>{formatHeureDuJour(debut)}</span> : null}
      {etat === 'annulee' ? <span className={styles.petit}>annulée</span> : null}
    </th>
  )
}

/** An enfant's boxes, to fill by hand or filled with the line's totals. */
function FeuilleLigne({
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
        {nomDuRegistre(enfant)}
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

/** Blank numbered lines. */
function FeuilleBlankLines({
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

/** Foot of the table: totals of each séance when filled, else room for a count and signatures. */
function FeuilleFoot({
  grille,
  isFilled,
}: {
  readonly grille: Grille
  readonly isFilled: boolean
}) {
  const { seances, totaux, total } = grille
  if (!isFilled) {
    return (
      <>
        <FootLine label="Nombre de présents" grille={grille}>
          <td />
        </FootLine>
        <FootLine label="Signature des intervenants" grille={grille} isTall>
          <td />
        </FootLine>
      </>
    )
  }
  return (
    <>
      {TOTAUX.map(({ key, label }) => (
        <tr key={key} className={styles.total}>
          <th colSpan={2}>{label}</th>
          {seances.map(({ seanceId, etat }, col) => (
            <td key={seanceId}>{etat === 'annulee' ? '' : totaux[col]?.[key]}</td>
          ))}
          <td colSpan={TOTAUX.length + 1}>{total[key]} en tout</td>
        </tr>
      ))}
      <tr className={styles.total}>
        <th colSpan={2}>Taux</th>
        {seances.map(({ seanceId }, col) => {
          const own = totaux[col]
          return <td key={seanceId}>{own === undefined ? '' : tauxCourt(own)}</td>
        })}
        <td colSpan={TOTAUX.length + 1}>{tauxText(total)} sur le mois</td>
      </tr>
    </>
  )
}

function FootLine({
  label,
  grille,
  isTall = false,
  children,
}: {
  readonly label: string
  readonly grille: Grille
  readonly isTall?: boolean
  readonly children: ReactNode
}) {
  return (
    <tr className={isTall ? styles.signature : styles.total}>
      <th colSpan={2}>{label}</th>
      {grille.seances.map(({ seanceId, etat }) => (
        <td key={seanceId} data-ferme={etat === 'annulee'} />
      ))}
      {children}
    </tr>
  )
}

/** Notes under the table: key to the letters, motifs of cancelled séances, notes of présences. */
function FeuilleNotes({
  grille,
  notes,
  isFilled,
}: {
  readonly grille: Grille
  readonly notes: readonly NumberedNote[]
  readonly isFilled: boolean
}) {
  const annulees = grille.seances.filter(({ etat }) => etat === 'annulee')
  return (
    <div className={styles.notes}>
      <p>
        P&nbsp;: présent · A&nbsp;: absent · E&nbsp;: excusé · case vide&nbsp;:{' '}
        {isFilled ? 'inconnu' : 'à noter'} · hachuré&nbsp;: pas inscrit ce jour-là, ou séance
        annulée
        {annulees
          .map(
            ({ date, motif }) =>
              ` · annulée le ${formatJourLong(date)}\u00a0: ${motif ?? 'sans motif'}`,
          )
          .join('')}
      </p>
      {notes.length === 0 ? null : (
        <ol>
          {notes.map(({ rank, text }) => (
            <li key={rank}>{text}</li>
          ))}
        </ol>
      )}
    </div>
  )
}

/** The title of a sheet, in the head of its table so that every page carries it. */
export function FeuilleTitre({
  title,
  horaire,
  saved,
  span,
}: {
  readonly title: string
  readonly horaire: string
  readonly saved: GrilleMois
  readonly span: number
}) {
  const { annee, contexte } = useSelection()
  const action = annee.actions.find(({ id }) => id === saved.collectif.actionId)
  return (
    <tr>
      <th colSpan={span} className={styles.titre}>
        <div className={styles.titreLigne}>
          <div>
            <div className={styles.titreNom}>{title}</div>
            <div>{contexte.structure?.nom}</div>
          </div>
          <div className={styles.titreDroite}>
            <div className={styles.titreNom}>{saved.collectif.nom}</div>
            <div>
              {[action === undefined ? null : libelleAction(action), horaire]
                .filter(Boolean)
                .join(' · ')}
            </div>
          </div>
        </div>
      </th>
    </tr>
  )
}
