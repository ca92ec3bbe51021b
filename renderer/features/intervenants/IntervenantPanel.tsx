import { useState } from 'react'
import { formatPersonne } from '../../../shared/format.ts'
import type { IntervenantFiche } from '../../../shared/ipc/intervenants.ipc.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { usePerimetre, useSelection } from '../../app/selection.tsx'
import { useGone, usePanel } from '../../app/usePanel.ts'
import { useRead } from '../../app/useRead.ts'
import styles from '../../ui/Fiche.module.css'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { AttestationForm } from './AttestationForm.tsx'
import { ConventionForm } from './ConventionForm.tsx'
import { FicheIntervenant } from './FicheIntervenant.tsx'
import { ModifierIntervenantForm, NouvelIntervenantForm } from './IntervenantForm.tsx'
import { INTERVENANT_PANEL } from './panel.ts'

/** Panel at the right of the list: one fiche, or a new intervenant. */
export function IntervenantPane() {
  const { params, close, shut, show } = usePanel(INTERVENANT_PANEL)
  const { data: lignes = [] } = useRead('intervenants:findAll', usePerimetre())
  const { intervenant: intervenantId, panneau } = params
  if (panneau === 'nouveau') {
    return <NouvelIntervenantPanel onClose={close} onCreated={(id) => show({ intervenant: id })} />
  }
  if (intervenantId === null) return null
  return (
    <IntervenantPanel
      intervenantId={intervenantId}
      isPlusVenu={lignes.find((one) => one.intervenantId === intervenantId)?.isPlusVenu ?? false}
      onClose={close}
      onRemoved={shut}
    />
  )
}

/** One intervenant: read, corrected, attested, removed. */
function IntervenantPanel({
  intervenantId,
  isPlusVenu,
  onClose,
  onRemoved,
}: {
  readonly intervenantId: string
  readonly isPlusVenu: boolean
  readonly onClose: () => void
  readonly onRemoved: () => void
}) {
  const { annee } = useSelection()
  const query = useRead('intervenants:find', { intervenantId, anneeId: annee.id })
  if (useGone(query, onRemoved)) return null
  return (
    <SidePanel
      id="fiche-intervenant"
      title={query.data === undefined ? 'Intervenant' : formatPersonne(query.data)}
      about={intervenantId}
      isWide
      onClose={onClose}
    >
      <div className={styles.body}>
        <Loaded query={query}>
          {(fiche) => (
            <Content
              key={intervenantId}
              fiche={fiche}
              isPlusVenu={isPlusVenu}
              onRemoved={onRemoved}
            />
          )}
        </Loaded>
      </div>
    </SidePanel>
  )
}

function Content({
  fiche,
  isPlusVenu,
  onRemoved,
}: {
  readonly fiche: IntervenantFiche
  readonly isPlusVenu: boolean
  readonly onRemoved: () => void
}) {
  const [mode, setMode] = useState<'lire' | 'modifier' | 'attester' | 'convention'>('lire')
  const read = () => setMode('lire')
  if (mode === 'modifier') {
    const { intervenantId, heures: _heures, seances: _seances, ...saisie } = fiche
    return <ModifierIntervenantForm intervenantId={intervenantId} saisie={saisie} onDone={read} />
  }
  if (mode === 'attester') return <AttestationForm fiche={fiche} onDone={read} />
  if (mode === 'convention') return <ConventionForm fiche={fiche} onDone={read} />
  return (
    <FicheIntervenant
      fiche={fiche}
      isPlusVenu={isPlusVenu}
      onEdit={() => setMode('modifier')}
      onAttest={() => setMode('attester')}
      onConvention={() => setMode('convention')}
      onRemoved={onRemoved}
    />
  )
}

/** The panel in which a new intervenant is entered. */
function NouvelIntervenantPanel({
  onClose,
  onCreated,
}: {
  readonly onClose: () => void
  readonly onCreated: (intervenantId: string) => void
}) {
  return (
    <SidePanel
      id="nouvel-intervenant"
      title="Nouvel intervenant"
      about="nouveau"
      isWide
      onClose={onClose}
    >
      <div className={styles.body}>
        <NouvelIntervenantForm onCreated={onCreated} onCancel={onClose} />
      </div>
    </SidePanel>
  )
}
