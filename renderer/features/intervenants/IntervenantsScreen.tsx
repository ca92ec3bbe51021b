import { Loaded } from '../../app/Loaded.tsx'
import { useScreenParams } from '../../app/router.ts'
import { usePerimetre, useSelection } from '../../app/selection.tsx'
import { useRead } from '../../app/useRead.ts'
import { libellePerimetre } from '../../texts/perimetre.ts'
import { Screen } from '../../ui/Screen.tsx'
import { HeuresView } from '../heures/HeuresView.tsx'
import { TABLEUR_HEURES } from '../imports/heures/tableur-heures.tsx'
import { ImportView } from '../imports/ImportView.tsx'
import { useOpenFichier } from '../imports/useOpenFichier.ts'
import { CouvertureView } from './CouvertureView.tsx'
import { IntervenantActions } from './IntervenantActions.tsx'
import { IntervenantList } from './IntervenantList.tsx'
import { VUES } from './panel.ts'

/** Screen of the intervenants: people with statut and hours so far, entry of hours, disponibilités by créneau. */
export function IntervenantsScreen() {
  const { annee, action } = useSelection()
  const { params } = useScreenParams()
  const vue = VUES.find((one) => one === params.get('vue')) ?? 'liste'
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
      actions={<IntervenantActions vue={vue} isOpening={isPending} onImport={open} />}
      fill
    >
      {vue === 'liste' ? <ListeView /> : null}
      {vue === 'heures' ? <HeuresView /> : null}
      {vue === 'creneaux' ? <CouvertureView /> : null}
    </Screen>
  )
}

function ListeView() {
  const query = useRead('intervenants:findAll', usePerimetre())
  return <Loaded query={query}>{(lignes) => <IntervenantList lignes={lignes} />}</Loaded>
}
