import { Loaded } from '../../app/Loaded.tsx'
import { hrefTo } from '../../app/router.ts'
import { Notice } from '../../ui/Notice.tsx'
import { RegistreSeance } from '../presences/RegistreSeance.tsx'
import { ActivitesField } from './ActivitesField.tsx'
import { IntervenantsField } from './IntervenantsField.tsx'
import styles from './SeancePanel.module.css'
import { useSeance } from './useSeances.ts'

/** A séance on another screen: its présences, intervenants and activités, and a link to the rest. */
export function SeanceDuJour({ seanceId }: { readonly seanceId: string }) {
  const query = useSeance(seanceId)
  return (
    <Loaded query={query}>
      {(seance) => (
        <>
          {seance.etat === 'annulee' ? (
            <Notice tone="warn" title="Cette séance est annulée">
              {seance.motif ?? 'Sans motif noté'}.
            </Notice>
          ) : (
            <div className={styles.columns}>
              <RegistreSeance key={seanceId} seance={seance} />
              <div className={styles.column}>
                <IntervenantsField seance={seance} />
                <ActivitesField seance={seance} />
              </div>
            </div>
          )}
          <p className={styles.more}>
            <a href={hrefTo('seances', { seance: seanceId })}>
              Ouvrir la séance&nbsp;: note, horaire, annulation
            </a>
          </p>
        </>
      )}
    </Loaded>
  )
}
