import { capitalised } from '../../../shared/format.ts'
import type { SeanceOuverte } from '../../../shared/ipc/seances.ipc.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { formatHoraire, formatJourLong } from '../../texts/dates.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { ActivitesField } from './ActivitesField.tsx'
import { IntervenantsField } from './IntervenantsField.tsx'
import { NoteField } from './NoteField.tsx'
import { PresencesField } from './PresencesField.tsx'
import { SeanceActions } from './SeanceActions.tsx'
import styles from './SeancePanel.module.css'
import { EtatTag } from './seance-signs.tsx'
import { useSeance } from './useSeances.ts'

const PANEL_ID = 'seance-ouverte'

/** One séance, with all that can be written on it: each change is saved at once, and can be undone. */
export function SeancePanel({
  seanceId,
  onClose,
  onOpen,
}: {
  readonly seanceId: string
  readonly onClose: () => void
  readonly onOpen: (seanceId: string) => void
}) {
  const query = useSeance(seanceId)
  const seance = query.data
  return (
    <SidePanel
      id={PANEL_ID}
      title={seance === undefined ? 'Séance' : titleOf(seance)}
      lead={seance === undefined ? undefined : <Lead seance={seance} />}
      about={seanceId}
      isWide
      onClose={onClose}
    >
      <Loaded query={query}>
        {(found) => (
          <div className={styles.body}>
            <SeanceActions key={found.seanceId} seance={found} onGone={onClose} onOpen={onOpen} />
            <Content seance={found} />
          </div>
        )}
      </Loaded>
    </SidePanel>
  )
}

const titleOf = ({ date, collectif }: SeanceOuverte): string => {
  const jour = formatJourLong(date)
  return `${capitalised(jour)}, ${collectif}`
}

function Lead({ seance }: { readonly seance: SeanceOuverte }) {
  return (
    <div className={styles.lead}>
      <span>{formatHoraire(seance)}</span>
      <EtatTag etat={seance.etat} />
      {seance.fermeture === null ? null : <Quiet>{seance.fermeture}</Quiet>}
    </div>
  )
}

function Content({ seance }: { readonly seance: SeanceOuverte }) {
  if (seance.etat === 'annulee') {
    return (
      <>
        <Notice tone="warn" title="Cette séance est annulée">
          {seance.motif ?? 'Sans motif noté'}. Rouvrez-la pour y noter quelque chose.
        </Notice>
        <NoteField key={seance.seanceId} seance={seance} />
      </>
    )
  }
  return (
    <>
      <PresencesField seance={seance} />
      <IntervenantsField seance={seance} />
      <ActivitesField seance={seance} />
      <NoteField key={seance.seanceId} seance={seance} />
    </>
  )
}
