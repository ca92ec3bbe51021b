import { Button, Group, SegmentedControl } from '@mantine/core'
import { IconMoodKid, IconPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { EnfantLigne } from '../../../shared/ipc/enfants.ipc.ts'
import { CoordonneesItems } from '../../app/CoordonneesItems.tsx'
import { List } from '../../app/List.tsx'
import { Loaded } from '../../app/Loaded.tsx'
import { hrefTo, useScreenParams } from '../../app/router.ts'
import { usePerimetre, useSelection } from '../../app/selection.tsx'
import { leave } from '../../app/unsaved.ts'
import { useRead } from '../../app/useRead.ts'
import { libellePerimetre } from '../../texts/perimetre.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { copiedColumns } from '../../ui/list.ts'
import { Screen } from '../../ui/Screen.tsx'
import { Panes } from '../../ui/SidePanel.tsx'
import { TableMenu } from '../../ui/TableMenu.tsx'
import { EnfantPanel } from './EnfantPanel.tsx'
import { enfantList } from './enfant-list.tsx'
import { famillesCoordonnees } from './famille-coordonnees.ts'
import { ListeAttente } from './ListeAttente.tsx'
import { NouvelEnfantPanel } from './NouvelEnfantPanel.tsx'
import { isWaiting } from './order-attente.ts'
import { useEnfantPanel } from './useEnfantPanel.ts'

/** Every inscription of the année or of the action, and the fiche that is opened at the right. */
export function EnfantsScreen() {
  const { annee, action } = useSelection()
  const query = useRead('enfants:findAll', usePerimetre())
  const panel = useEnfantPanel()
  return (
    <Screen
      title="Enfants"
      lead={libellePerimetre(annee, action)}
      actions={<Actions lignes={query.data ?? []} onNouveau={panel.openNouveau} />}
      fill
    >
      <Loaded query={query}>{(lignes) => <Content lignes={lignes} panel={panel} />}</Loaded>
    </Screen>
  )
}

function Actions({
  lignes,
  onNouveau,
}: {
  readonly lignes: readonly EnfantLigne[]
  readonly onNouveau: () => void
}) {
  const { params, setParams } = useScreenParams()
  const vue = params.get('vue') ?? 'liste'
  const waiting = lignes.filter(isWaiting)
  return (
    <>
      {lignes.length === 0 ? null : (
        <SegmentedControl
          size="xs"
          aria-label="Affichage"
          data={[
            { value: 'liste', label: 'Tous' },
            { value: 'attente', label: `Liste d’attente (${waiting.length})` },
          ]}
          value={vue}
          onChange={(next) => leave(() => setParams({ vue: next === 'liste' ? null : next }))}
        />
      )}
      {vue === 'attente' ? <TableMenu columns={copiedColumns(enfantList)} rows={waiting} /> : null}
      <Button
        id="nouvel-enfant"
        size="xs"
        leftSection={<IconPlus size="1rem" aria-hidden />}
        onClick={onNouveau}
      >
        Nouvel enfant
      </Button>
    </>
  )
}

function Content({
  lignes,
  panel,
}: {
  readonly lignes: readonly EnfantLigne[]
  readonly panel: ReturnType<typeof useEnfantPanel>
}) {
  const { params } = useScreenParams()
  const side = <Side panel={panel} />
  if (lignes.length > 0 && params.get('vue') !== 'attente') {
    return <EnfantList lignes={lignes} panel={panel} side={side} />
  }
  return (
    <Panes panel={side}>
      {lignes.length === 0 ? (
        <EmptyState
          icon={<IconMoodKid />}
          title="Aucun enfant inscrit"
          advice="Créez la fiche d’un premier enfant, ou reprenez la liste que vous tenez dans un tableur. Pour reprendre une année déjà saisie, ouvrez son dossier depuis les Réglages."
          action={
            panel.content?.genre === 'nouveau' ? null : (
              <Group gap="xs" justify="center">
                <Button
                  leftSection={<IconPlus size="1rem" aria-hidden />}
                  onClick={panel.openNouveau}
                >
                  Ajouter un premier enfant
                </Button>
                <Button
                  component="a"
                  variant="default"
                  href={hrefTo('reglages', { section: 'tableurs' })}
                >
                  Reprendre mes tableurs
                </Button>
              </Group>
            )
          }
        />
      ) : (
        <ListeAttente lignes={lignes} />
      )}
    </Panes>
  )
}

function Side({ panel }: { readonly panel: ReturnType<typeof useEnfantPanel> }) {
  const { content, openFiche, showFiche, close, shut } = panel
  switch (content?.genre) {
    case 'fiche':
      return (
        <EnfantPanel
          enfantId={content.enfantId}
          onClose={close}
          onGone={shut}
          onOpen={openFiche}
          onKept={showFiche}
        />
      )
    case 'nouveau':
      return <NouvelEnfantPanel onClose={close} onCreated={showFiche} onOpen={openFiche} />
    default:
      return null
  }
}

/** The list with its filters, beside the fiche that is opened. */
function EnfantList({
  lignes,
  panel,
  side,
}: {
  readonly lignes: readonly EnfantLigne[]
  readonly panel: ReturnType<typeof useEnfantPanel>
  readonly side: ReactNode
}) {
  const { params } = useScreenParams()
  const collectif = params.get('collectif')
  const isOne = lignes.some((ligne) => ligne.collectif === collectif)
  return (
    <List
      list={enfantList}
      rows={lignes}
      menu={(shown) => (
        <CoordonneesItems
          title={isOne ? `Familles, ${collectif}` : 'Familles'}
          pour="Enfants"
          people={famillesCoordonnees(shown)}
        />
      )}
      panel={side}
      opened={panel.ligne}
      onOpen={({ enfantId, inscriptionId }) => panel.openFiche(enfantId, inscriptionId)}
      empty={() => (
        <EmptyState
          icon={<IconMoodKid />}
          title="Aucun enfant ne correspond"
          advice="Élargissez la recherche ou retirez un filtre."
        />
      )}
    />
  )
}
