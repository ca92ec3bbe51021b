import { libelleAnnee } from '../../../shared/dates.ts'
import { useSelection } from '../../app/selection.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { OpenDossier } from '../dossiers/OpenDossier.tsx'
import { SaveDossier } from '../dossiers/SaveDossier.tsx'
import styles from './ReglagesScreen.module.css'

/** Section of the année as one file: saved, or loaded. */
export function DossierSection() {
  const { annee, selectAnnee } = useSelection()
  return (
    <Panel title="Dossier">
      <div className={styles.action}>
        <p className={styles.text}>
          Un dossier, c’est l’année {libelleAnnee(annee)} entière dans un fichier, bilans envoyés
          compris&nbsp;: à transmettre, ou à ouvrir sur un autre ordinateur, où elle s’ajoute à ce
          qui s’y trouve. Il contient des noms d’enfants&nbsp;: gardez-le en lieu sûr.
        </p>
        <p className={styles.text}>
          Une sauvegarde, c’est tout&nbsp;: toutes vos années, remises comme elles étaient ce
          jour-là. Pour vous protéger d’une panne ou changer d’ordinateur, allez dans
          «&nbsp;Sauvegardes&nbsp;». Elle seule garde aussi ce que «&nbsp;Annuler&nbsp;» peut
          reprendre, l’historique des imports et la clé du réseau.
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
