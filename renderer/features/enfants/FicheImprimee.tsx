import { libelleAnnee } from '../../../shared/dates.ts'
import { neText } from '../../../shared/domain/enfant.ts'
import { formatDate, formatPersonne, formatTelephone } from '../../../shared/format.ts'
import type { EnfantFiche } from '../../../shared/ipc/enfants.ipc.ts'
import { LIBELLES_INSCRIPTION } from '../../../shared/texts/libelles.ts'
import { useSelection } from '../../app/selection.tsx'
import { niveauText } from '../../texts/codes.ts'
import { PrintedPage } from '../../ui/PrintedPage.tsx'
import { autorisationsOf, ouiNon } from './AutorisationsPart.tsx'

/** Fiche of an enfant on paper: people to call, people who may fetch the enfant, inscriptions of this année. */
export function FicheImprimee({
  fiche,
  onPrinted,
}: {
  readonly fiche: EnfantFiche
  readonly onPrinted: () => void
}) {
  const { contexte, annee } = useSelection()
  const { rentreSeul, droitImage, contratSigne } = autorisationsOf(fiche, annee.id)
  const inscriptions = fiche.inscriptions.filter(({ debut }) => debut >= annee.debut)
  const responsables = fiche.famille?.responsables ?? []
  const blank = '____________'
  return (
    <PrintedPage
      structure={contexte.structure?.nom ?? ''}
      title={formatPersonne(fiche)}
      onPrinted={onPrinted}
    >
      <p>
        {[neText(fiche), `année ${libelleAnnee(annee)}`, `imprimé le ${formatDate(contexte.today)}`]
          .filter((part) => part !== '')
          .join(', ')}
      </p>
      <h2>À joindre</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Nom</th>
            <th scope="col">Lien</th>
            <th scope="col">Téléphone</th>
            <th scope="col">Vient le chercher</th>
            <th scope="col">À prévenir</th>
          </tr>
        </thead>
        <tbody>
          {responsables.map((one, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a printed list never moves
            <tr key={index}>
              <td>{[one.prenom, one.nom].filter((part) => part !== null).join(' ')}</td>
              <td>{one.lien ?? 'responsable'}</td>
              <td>{one.telephone === null ? '' : formatTelephone(one.telephone)}</td>
              <td>Oui</td>
              <td>Oui</td>
            </tr>
          ))}
          {fiche.proches.map((one) => (
            <tr key={`${one.nom} ${one.telephone}`}>
              <td>{one.nom}</td>
              <td>{one.lien}</td>
              <td>{one.telephone === null ? '' : formatTelephone(one.telephone)}</td>
              <td>{one.isAutorise ? 'Oui' : 'Non'}</td>
              <td>{one.isAPrevenir ? 'Oui' : 'Non'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>Autorisations</h2>
      <p>
        Rentre seul&nbsp;: {ouiNon(rentreSeul) ?? blank} · Droit à l’image&nbsp;:{' '}
        {ouiNon(droitImage) ?? blank} · Contrat signé le&nbsp;:{' '}
        {contratSigne === null ? blank : formatDate(contratSigne)}
      </p>
      <h2>Inscriptions</h2>
      {inscriptions.length === 0 ? <p>Aucune cette année.</p> : null}
      {inscriptions.map((one) => (
        <p key={one.inscriptionId}>
          {[
            one.collectif ?? LIBELLES_INSCRIPTION[one.statut],
            one.niveau === null ? null : niveauText(one.niveau),
            one.classe,
            one.etablissement,
            one.fin === null
              ? `depuis le ${formatDate(one.debut)}`
              : `du ${formatDate(one.debut)} au ${formatDate(one.fin)}`,
          ]
            .filter((part) => part !== null)
            .join(', ')}
        </p>
      ))}
    </PrintedPage>
  )
}
