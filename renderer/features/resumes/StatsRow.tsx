import { STATUTS } from '../../../shared/domain/listes.ts'
import { formatCount, formatDuree, formatNumber, formatTaux } from '../../../shared/format.ts'
import type { Resume } from '../../../shared/ipc/resumes.ipc.ts'
import { hrefTo } from '../../app/router.ts'
import { Stat } from '../../ui/Stat.tsx'
import styles from './AccueilScreen.module.css'

/** The figures of the année, each leading to the list that it counts. */
export function StatsRow({ resume }: { readonly resume: Resume }) {
  const minutes = STATUTS.reduce((sum, statut) => sum + resume.minutesParStatut[statut], 0)
  return (
    <div className={styles.stats}>
      <Stat
        label="Enfants"
        value={formatNumber(resume.enfants)}
        detail={enfantsDetail(resume)}
        href={hrefTo('enfants', { statut: 'inscrit' })}
      />
      <Stat
        label="Assiduité"
        value={resume.assiduite === null ? '–' : formatTaux(resume.assiduite)}
        detail={
          resume.presencesInconnues === 0
            ? 'toutes les présences notées'
            : formatCount(resume.presencesInconnues, 'présence non notée', 'présences non notées')
        }
        href={hrefTo('enfants', { statut: 'inscrit' })}
      />
      <Stat
        label="Séances tenues"
        value={formatNumber(resume.seancesTenues)}
        detail={`${formatCount(resume.seancesPrevues, 'prévue')}, ${formatCount(resume.seancesAnnulees, 'annulée')}`}
        href={hrefTo('seances', { etat: 'tenue', mois: 'tous' })}
      />
      <Stat
        label="Intervenants"
        value={formatNumber(resume.intervenants)}
        detail={`dans ${formatCount(resume.collectifs, 'collectif')}`}
        href={hrefTo('intervenants')}
      />
      <Stat
        label="Heures"
        value={formatDuree(minutes)}
        detail={`dont ${formatDuree(resume.minutesParStatut.benevole)} bénévoles`}
        href={hrefTo('intervenants')}
      />
    </div>
  )
}

function enfantsDetail({ familles, listeAttente }: Resume): string {
  const waiting = listeAttente === 0 ? '' : `, ${formatNumber(listeAttente)} en attente`
  return `${formatCount(familles, 'famille')}${waiting}`
}
