import { usePanel } from '../../app/usePanel.ts'
import fiche from '../../ui/Fiche.module.css'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { CorrigerHeuresForm, NouvellesHeuresForm } from './HeuresForm.tsx'
import { HEURES_PANEL } from './heures-list.tsx'
import type { LigneHeures } from './lignes-heures.ts'
import { ValorisationForm } from './ValorisationForm.tsx'

/** The right of the hours: an entry to make or to correct, or what an hour of bénévolat is worth. */
export function HeuresPane({ lignes }: { readonly lignes: readonly LigneHeures[] }) {
  const { params, close, shut } = usePanel(HEURES_PANEL)
  if (params.panneau === 'valorisation') {
    return (
      <SidePanel
        id="valorisation"
        title="Valoriser le bénévolat"
        about="valorisation"
        onClose={close}
      >
        <div className={fiche.body}>
          <ValorisationForm onDone={shut} onCancel={close} />
        </div>
      </SidePanel>
    )
  }
  const heuresId = params.saisie
  if (heuresId === null && params.panneau !== 'heures') return null
  const source = lignes.find(({ id }) => id === heuresId)?.source
  const saisie = source?.genre === 'saisie' ? source.saisie : null
  return (
    <SidePanel
      id="heures"
      title={saisie === null ? 'Ajouter des heures' : `Heures de ${saisie.intervenant}`}
      about={heuresId ?? 'nouvelles'}
      isWide
      onClose={close}
    >
      <div className={fiche.body}>
        {saisie === null ? (
          <NouvellesHeuresForm onCancel={close} />
        ) : (
          <CorrigerHeuresForm key={saisie.heuresId} ligne={saisie} onDone={shut} onCancel={close} />
        )}
      </div>
    </SidePanel>
  )
}
