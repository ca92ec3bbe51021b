import { IconHeartHandshake } from '@tabler/icons-react'
import { Loaded } from '../../app/Loaded.tsx'
import { useSelection } from '../../app/selection.tsx'
import { libellePerimetre } from '../../texts/perimetre.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Panes } from '../../ui/SidePanel.tsx'
import { HeuresView } from '../heures/HeuresView.tsx'
import { TABLEUR_HEURES } from '../imports/heures/tableur-heures.tsx'
import { ImportView } from '../imports/ImportView.tsx'
import { useOpenFichier } from '../imports/useOpenFichier.ts'
import { CouvertureView } from './CouvertureView.tsx'
import { IntervenantActions } from './IntervenantActions.tsx'
import { IntervenantList } from './IntervenantList.tsx'
import { IntervenantPane } from './IntervenantPane.tsx'
import { useIntervenantPanel } from './useIntervenantPanel.ts'
import { useIntervenants } from './useIntervenants.ts'

/** Who runs séances, under which statut, for how many hours so far, and who can come when. */
export function IntervenantsScreen() {
  const { annee, action } = useSelection()
  const { vue } = useIntervenantPanel()
  const { fichier, open, isPending, close, reopen } = useOpenFichier('heures')
  if (fichier !== null) {
    return (
      <Screen title="Importer un tableur d’heures" lead={fichier.nom} fill>
        <ImportView
          key={fichier.fichierId}
          description={TABLEUR_HEURES}
          fichier={fichier}
          onReopen={reopen}
          onBack={close}
          onClose={close}
        />
      </Screen>
    )
  }
  return (
    <Screen
      title="Intervenants"
      lead={libellePerimetre(annee, action)}
      actions={<IntervenantActions isOpening={isPending} onImport={open} />}
      fill
    >
      {vue === 'liste' ? <ListeView /> : null}
      {vue === 'heures' ? <HeuresView /> : null}
      {vue === 'creneaux' ? <CouvertureView /> : null}
    </Screen>
  )
}

function ListeView() {
  const query = useIntervenants()
  return (
    <Loaded query={query}>
      {(lignes) => (lignes.length === 0 ? <NoIntervenant /> : <IntervenantList lignes={lignes} />)}
    </Loaded>
  )
}

function NoIntervenant() {
  return (
    <Panes panel={<IntervenantPane />}>
      <EmptyState
        icon={<IconHeartHandshake />}
        title="Aucun intervenant cette année"
        advice="Ajoutez salariés, volontaires et bénévoles avec «&nbsp;Nouvel intervenant&nbsp;»&nbsp;: leurs heures s’additionnent ensuite ici. Pour reprendre une année déjà saisie, ouvrez son dossier depuis les Réglages."
      />
    </Panes>
  )
}
