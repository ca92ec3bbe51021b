import { useRef, useState } from 'react'
import { neText } from '../../../shared/domain/enfant.ts'
import { formatPersonne } from '../../../shared/format.ts'
import type { EnfantFiche } from '../../../shared/ipc/enfants.ipc.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useGone } from '../../app/useGone.ts'
import { useRead } from '../../app/useRead.ts'
import { niveauText } from '../../texts/codes.ts'
import styles from '../../ui/Fiche.module.css'
import { focusUnlessTaken } from '../../ui/focus.ts'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { FamillePart } from '../familles/FamillePart.tsx'
import { InscriptionsPart } from '../inscriptions/InscriptionsPart.tsx'
import { SuiviPart } from '../progressions/SuiviPart.tsx'
import { AutorisationsPart } from './AutorisationsPart.tsx'
import { EnfantActions, type FicheForm } from './EnfantActions.tsx'
import { FusionForm } from './FusionForm.tsx'
import { Identite, IdentiteForm } from './IdentitePart.tsx'
import { OrientationsPart } from './OrientationsPart.tsx'
import { PresencesPart } from './PresencesPart.tsx'

/** Everything known of one enfant, each part changed in place. */
export function EnfantPanel({
  enfantId,
  onClose,
  onGone,
  onOpen,
  onKept,
}: {
  readonly enfantId: string
  readonly onClose: () => void
  /** Called once the record is deleted: closes without asking. */
  readonly onGone: () => void
  readonly onOpen: (enfantId: string) => void
  /** Called after a merge, with the record kept. */
  readonly onKept: (enfantId: string) => void
}) {
  const query = useRead('enfants:find', { enfantId })
  const fiche = query.data
  if (useGone(query, onGone)) return null
  return (
    <SidePanel
      id="fiche-enfant"
      title={fiche === undefined ? 'Fiche' : formatPersonne(fiche)}
      lead={
        fiche === undefined ? undefined : <span className={styles.text}>{leadText(fiche)}</span>
      }
      about={enfantId}
      isWide
      onClose={onClose}
    >
      <Loaded query={query}>
        {(found) => (
          <div key={found.enfantId} className={styles.body}>
            <Head fiche={found} onGone={onGone} onOpen={onOpen} onKept={onKept} />
            <FamillePart fiche={found} onOpen={onOpen} />
            <AutorisationsPart fiche={found} />
            <InscriptionsPart fiche={found} />
            <PresencesPart presences={found.presences} />
            <SuiviPart enfantId={found.enfantId} enfant={formatPersonne(found)} />
            <Identite fiche={found} />
            <OrientationsPart orientations={found.orientations} />
          </div>
        )}
      </Loaded>
    </SidePanel>
  )
}

function Head({
  fiche,
  onGone,
  onOpen,
  onKept,
}: {
  readonly fiche: EnfantFiche
  readonly onGone: () => void
  readonly onOpen: (enfantId: string) => void
  readonly onKept: (enfantId: string) => void
}) {
  const [form, setForm] = useState<FicheForm>(null)
  const ref = useRef<HTMLDivElement>(null)
  const done = () => {
    setForm(null)
    // The focus waits until the buttons are back.
    focusUnlessTaken(() => ref.current?.querySelector('button'))
  }
  if (form === 'identite') return <IdentiteForm fiche={fiche} onOpen={onOpen} onDone={done} />
  if (form === 'fusion') return <FusionForm fiche={fiche} onCancel={done} onKept={onKept} />
  return (
    <div ref={ref} className={styles.part}>
      <EnfantActions fiche={fiche} onForm={setForm} onGone={onGone} />
    </div>
  )
}

/** Birth, then class and school of the latest inscription: « née le 12/03/2013, CM1, École Jules-Ferry ». */
function leadText(fiche: EnfantFiche): string {
  const [latest] = fiche.inscriptions
  const niveau = latest?.niveau ?? null
  const parts = [
    neText(fiche),
    niveau === null ? '' : niveauText(niveau),
    latest?.etablissement ?? '',
  ]
  return parts.filter((part) => part !== '').join(', ')
}
