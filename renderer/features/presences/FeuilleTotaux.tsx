import type { ReactNode } from 'react'
import { formatJourLong } from '../../texts/dates.ts'
import styles from './Feuille.module.css'
import type { NumberedNote } from './feuille-texts.ts'
import { tauxCourt, tauxText } from './GrilleFoot.tsx'
import { TOTAUX } from './GrilleHead.tsx'
import type { Grille } from './grille.ts'

/** Under the names: the totals of each séance when filled, room for a count and for signatures when not. */
export function FeuilleFoot({
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

/** Under the table: the key to the letters, why séances are cancelled, and the notes. */
export function FeuilleNotes({
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
