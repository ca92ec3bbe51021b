import { useEffect } from 'react'
import { libelleAnnee } from '../../../shared/dates.ts'
import { formatCount, formatDate, formatMois } from '../../../shared/format.ts'
import { useSelection } from '../../app/selection.tsx'
import { useRead } from '../../app/useRead.ts'
import { notifyFailure } from '../../app/useWrite.ts'
import { PrintedPage } from '../../ui/PrintedPage.tsx'

/** The certificate of attendance of an enfant for the année shown: printed as soon as it is read. */
export function AttestationPresence({
  enfantId,
  onPrinted,
}: {
  readonly enfantId: string
  readonly onPrinted: () => void
}) {
  const { annee, contexte } = useSelection()
  const { data, error } = useRead('presences:findAttestation', { enfantId, anneeId: annee.id })
  useEffect(() => {
    if (error === null) return
    notifyFailure(error)
    onPrinted()
  }, [error, onPrinted])
  if (data === undefined) return null
  const { nom, prenom, sexe, dateNaissance, debut, fin, collectifs, mois } = data
  const structure = contexte.structure?.nom ?? ''
  const total = mois.reduce((sum, { presents }) => sum + presents, 0)
  const [ne, inscrit] =
    sexe === 'F' ? ['née', 'inscrite'] : sexe === 'M' ? ['né', 'inscrit'] : ['né(e)', 'inscrit(e)']
  return (
    <PrintedPage
      structure={structure}
      title="Attestation de présence"
      signatures={['Nom, qualité et signature']}
      onPrinted={onPrinted}
    >
      <p>
        {structure} atteste que{' '}
        <strong>
          {prenom} {nom}
        </strong>
        {dateNaissance === null ? '' : `, ${ne} le ${formatDate(dateNaissance)},`} est {inscrit} à
        l’accompagnement à la scolarité (Clas) pour l’année {libelleAnnee(annee)}, depuis le{' '}
        {formatDate(debut)}
        {fin === null ? '' : ` et jusqu’au ${formatDate(fin)}`}
        {collectifs.length === 0 ? '' : ` (${collectifs.join(', ')})`}, et a participé à{' '}
        <strong>{formatCount(total, 'séance')}</strong> au {formatDate(contexte.today)}.
      </p>
      {mois.length === 0 ? null : (
        <table>
          <thead>
            <tr>
              <th scope="col">Mois</th>
              <th scope="col">Séances</th>
            </tr>
          </thead>
          <tbody>
            {mois.map((line) => (
              <tr key={line.mois}>
                <th scope="row">{formatMois(line.mois)}</th>
                <td>{line.presents}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </PrintedPage>
  )
}
