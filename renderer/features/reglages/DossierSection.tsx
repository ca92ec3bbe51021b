import { libelleAnnee } from '../../../shared/dates.ts'
import { useSelection } from '../../app/selection.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { OpenDossier } from '../dossiers/OpenDossier.tsx'
import { SaveDossier } from '../dossiers/SaveDossier.tsx'
import styles from './ReglagesScreen.module.css'

/** The année as one file: kept aside, or taken up again. */
export function DossierSection() {
  const { annee, selectAnnee } = useSelection()
  return (
    <Panel title="Dossier">
      <div className={styles.action}>
        <p className={styles.text}>
          Toute l’année {libelleAnnee(annee)} dans un seul fichier, à garder de côté ou à emporter
          sur un autre ordinateur. Il contient des noms d’enfants&nbsp;: gardez-le en lieu sûr.
        </p>
        <p className={styles.text}>
          N’y sont pas, et restent sur cet ordinateur&nbsp;: l’ordre de la liste d’attente, les
          contacts des écoles et des partenaires, les dates «&nbsp;à revoir&nbsp;» des rencontres,
          les règles et le calendrier de l’année, les équipes des créneaux, les autorisations et les
          personnes à prévenir, les appels aux familles, les bilans envoyés et ce que vous y avez
          confirmé, les formulaires de votre Caf, le réseau, le logo, les textes des documents
          (fiche d’expérience, présentation, contrat). Pour tout emporter, faites une copie dans
          «&nbsp;Sauvegardes&nbsp;».
        </p>
        <SaveDossier anneeId={annee.id} />
      </div>
      <div className={styles.action}>
        <p className={styles.text}>
          Reprendre une année enregistrée avec Cartable. Elle s’ajoute à celles qui sont déjà là.
        </p>
        <OpenDossier onOpened={selectAnnee} />
      </div>
    </Panel>
  )
}
