import { Button } from '@mantine/core'
import { IconFileImport, IconPlus } from '@tabler/icons-react'
import { libelleAnnee } from '../../../shared/dates.ts'
import { useScreenParams } from '../../app/router.ts'
import { useSelection } from '../../app/selection.tsx'
import { leave } from '../../app/unsaved.ts'
import { Screen } from '../../ui/Screen.tsx'
import { ScreenTabs } from '../../ui/ScreenTabs.tsx'
import { ImportsTab } from '../imports/ImportsTab.tsx'
import { ImportView } from '../imports/ImportView.tsx'
import { LISTE_ECOLE } from '../imports/orientations/liste-ecole.tsx'
import { OPENER, useOpenFichier } from '../imports/useOpenFichier.ts'
import { FicheTab } from './FicheTab.tsx'
import { RecuesTab } from './RecuesTab.tsx'
import { NOUVELLE, useOnglet } from './useOnglet.ts'

const TABS = [
  { value: 'recues', label: 'Reçues' },
  { value: 'imports', label: 'Imports' },
  { value: 'fiche', label: 'Fiche à envoyer' },
] as const

const CONTENTS = { recues: RecuesTab, imports: ImportsTab, fiche: FicheTab } as const

/** The list of orientations, without any filter. */
const TOUTES = { onglet: 'recues', fiche: null, suivi: null, statut: null, ecole: null }

/** Orientations: lists of schools read in, follow-up of each enfant, blank fiche for schools. */
export function OrientationsScreen() {
  const { annee } = useSelection()
  const { setParams } = useScreenParams()
  const { fichier, open, isPending, close, reopen } = useOpenFichier('orientations')
  const addOrientation = () => leave(() => setParams({ onglet: 'recues', fiche: NOUVELLE }))
  return (
    <Screen
      title={fichier === null ? 'Orientations' : 'Importer une liste d’école'}
      lead={fichier === null ? `Année ${libelleAnnee(annee)}` : fichier.nom}
      actions={
        fichier === null ? (
          <>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconPlus size="1rem" aria-hidden />}
              onClick={addOrientation}
            >
              Nouvelle orientation
            </Button>
            <Button
              id={OPENER}
              size="xs"
              loading={isPending}
              leftSection={<IconFileImport size="1rem" aria-hidden />}
              onClick={open}
            >
              Importer une liste d’école
            </Button>
          </>
        ) : null
      }
      fill
    >
      {fichier === null ? (
        <Onglets />
      ) : (
        <ImportView
          key={fichier.fichierId}
          description={LISTE_ECOLE}
          fichier={fichier}
          onReopen={reopen}
          onBack={(importId) => {
            close()
            setParams({ ...TOUTES, import: importId })
          }}
          onClose={close}
        />
      )}
    </Screen>
  )
}

function Onglets() {
  const { onglet, choose } = useOnglet()
  const Content = CONTENTS[onglet]
  return (
    <ScreenTabs label="Orientations" tabs={TABS} value={onglet} onChange={choose}>
      <Content />
    </ScreenTabs>
  )
}
