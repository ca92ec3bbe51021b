import { Button, Group, SegmentedControl } from '@mantine/core'
import { IconMoodKid, IconPlus } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { EnfantLigne } from '../../../shared/ipc/enfants.ipc.ts'
import { CoordonneesItems } from '../../app/CoordonneesItems.tsx'
import { describeError } from '../../app/describe-error.ts'
import { List } from '../../app/List.tsx'
import { Loaded } from '../../app/Loaded.tsx'
import { hrefTo, useScreenParams } from '../../app/router.ts'
import { usePerimetre, useSelection } from '../../app/selection.tsx'
import { leave, useUnsaved } from '../../app/unsaved.ts'
import { useRead } from '../../app/useRead.ts'
import { fieldErrors } from '../../app/useWrite.ts'
import { libellePerimetre } from '../../texts/codes.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import styles from '../../ui/Fiche.module.css'
import { copiedColumns } from '../../ui/list.ts'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Panes, SidePanel } from '../../ui/SidePanel.tsx'
import { TableMenu } from '../../ui/TableMenu.tsx'
import { LongTextField } from '../../ui/TextField.tsx'
import { ImportScreen } from '../imports/ImportView.tsx'
import { useListeInscrits } from '../imports/inscrits/liste-inscrits.tsx'
import { useOpenFichier } from '../imports/useOpenFichier.ts'
import { EnfantPanel } from './EnfantPanel.tsx'
import { enfantList } from './enfant-list.tsx'
import { famillesCoordonnees } from './famille-coordonnees.ts'
import { isWaiting, ListeAttente } from './ListeAttente.tsx'
import { NouvelEnfantPanel } from './NouvelEnfantPanel.tsx'
import { useEnfantPanel } from './useEnfantPanel.ts'

/** Every inscription of the année or of the action, and the fiche that is opened at the right. */
export function EnfantsScreen() {
  const { annee, action } = useSelection()
  const query = useRead('enfants:findAll', usePerimetre())
  const panel = useEnfantPanel()
  const listeInscrits = useListeInscrits()
  const { fichier, pasted, close, reopen } = useOpenFichier('inscrits', 'nouvel-enfant')
  if (fichier !== null) {
    return (
      <ImportScreen
        title="Reprendre la liste des enfants"
        description={listeInscrits}
        fichier={fichier}
        onReopen={reopen}
        onBack={() => {
          close()
          pasted.reset()
          panel.shut()
        }}
        onClose={close}
      />
    )
  }
  return (
    <Screen
      title="Enfants"
      lead={libellePerimetre(annee, action)}
      actions={<Actions lignes={query.data ?? []} onNouveau={panel.openNouveau} />}
      fill
    >
      <Loaded query={query}>
        {(lignes) => <Content lignes={lignes} panel={panel} pasted={pasted} />}
      </Loaded>
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
  pasted,
}: {
  readonly lignes: readonly EnfantLigne[]
} & SideProps) {
  const { params } = useScreenParams()
  const side = <Side panel={panel} pasted={pasted} />
  // An empty list too: its panel goes on with the second enfant once the first is in.
  if (params.get('vue') !== 'attente') {
    return <EnfantList lignes={lignes} panel={panel} side={side} />
  }
  return (
    <Panes panel={side}>
      {lignes.length === 0 ? <NoEnfant panel={panel} /> : <ListeAttente lignes={lignes} />}
    </Panes>
  )
}

/** Empty place of the first enfant. */
function NoEnfant({ panel }: Pick<SideProps, 'panel'>) {
  return (
    <EmptyState
      icon={<IconMoodKid />}
      title="Aucun enfant inscrit"
      advice="Créez la fiche d’un premier enfant, ou reprenez la liste que vous tenez dans un tableur. Pour reprendre une année déjà saisie, ouvrez son dossier depuis les Réglages."
      action={
        panel.content !== null ? null : (
          <Group gap="xs" justify="center">
            <Button leftSection={<IconPlus size="1rem" aria-hidden />} onClick={panel.openNouveau}>
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
  )
}

type SideProps = {
  readonly panel: ReturnType<typeof useEnfantPanel>
  readonly pasted: Pasted
}

function Side({ panel, pasted }: SideProps) {
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
    case 'coller':
      return <CollerListePanel pasted={pasted} onClose={close} />
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
  const { content } = panel
  // A fiche that no row opened, as one just created, is that of the first row of its enfant.
  const ligne =
    content?.genre === 'fiche'
      ? (panel.ligne ??
        lignes.find(({ enfantId }) => enfantId === content.enfantId)?.inscriptionId ??
        null)
      : null
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
      opened={ligne}
      onOpen={({ enfantId, inscriptionId }) => panel.openFiche(enfantId, inscriptionId)}
      empty={(isNarrowed) =>
        isNarrowed ? (
          <EmptyState
            icon={<IconMoodKid />}
            title="Aucun enfant ne correspond"
            advice="Élargissez la recherche ou retirez un filtre."
          />
        ) : (
          <NoEnfant panel={panel} />
        )
      }
    />
  )
}

/** The call that reads a pasted list. */
type Pasted = ReturnType<typeof useOpenFichier>['pasted']

/** A list of names from a mail or a spreadsheet, pasted, then previewed and imported like a file. */
function CollerListePanel({
  pasted,
  onClose,
}: {
  readonly pasted: Pasted
  readonly onClose: () => void
}) {
  // Given up, the preview leads back to what was pasted.
  const [texte, setTexte] = useState(pasted.variables ?? '')
  const { error } = pasted
  const refusal = error === null ? null : (fieldErrors(error).texte ?? describeError(error).title)
  useUnsaved(texte.trim() !== '')
  return (
    <SidePanel id="coller-liste" title="Coller une liste" about="coller" isWide onClose={onClose}>
      <div className={styles.body}>
        <PanelForm
          title="Coller une liste"
          isTitled={false}
          submit="Relire la liste"
          isPending={pasted.isPending}
          onSubmit={() => pasted.mutate(texte)}
          onCancel={onClose}
        >
          <LongTextField
            label="Un enfant par ligne"
            description="Nom, prénom, classe, copiés d’un mail ou d’un tableur. Avec ses titres, une liste peut avoir d’autres colonnes. Rien n’est enregistré avant que vous l’ayez relue."
            placeholder={'Benali Inès CE2\nCosta Élio CM1'}
            minRows={8}
            maxRows={14}
            value={texte}
            error={refusal}
            onChange={setTexte}
          />
        </PanelForm>
      </div>
    </SidePanel>
  )
}
