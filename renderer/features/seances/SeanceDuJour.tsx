import type { ReactNode } from 'react'
import { Loaded } from '../../app/Loaded.tsx'
import { hrefTo } from '../../app/router.ts'
import lines from '../../ui/Lines.module.css'
import { Notice } from '../../ui/Notice.tsx'
import { RegistreSeance } from '../presences/RegistreSeance.tsx'
import { ActivitesField } from './ActivitesField.tsx'
import { IntervenantsField } from './IntervenantsField.tsx'
import styles from './SeancePanel.module.css'
import { useSeance } from './useSeances.ts'

/**
 * A séance on another screen: its présences, intervenants and activités, and a link to the rest. `waiting` stands in
 * their place until they are read.
 */
export function SeanceDuJour({
  seanceId,
  waiting,
}: {
  readonly seanceId: string
  readonly waiting: ReactNode
}) {
  const query = useSeance(seanceId)
  return (
    <Loaded query={query} waiting={waiting}>
      {(seance) => (
        <>
          {seance.etat === 'annulee' ? (
            <Notice tone="warn" title="Cette séance est annulée">
              {seance.motif ?? 'Sans motif noté'}.
            </Notice>
          ) : (
            <div className={lines.columns}>
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
