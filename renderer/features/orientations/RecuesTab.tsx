import { Button } from '@mantine/core'
import { IconInbox, IconSchool } from '@tabler/icons-react'
import { useMemo } from 'react'
import type { OrientationLigne } from '../../../shared/ipc/orientations.ipc.ts'
import { List } from '../../app/List.tsx'
import { Loaded } from '../../app/Loaded.tsx'
import { useScreenParams } from '../../app/router.ts'
import { useSelection } from '../../app/selection.tsx'
import { leave } from '../../app/unsaved.ts'
import { useRead } from '../../app/useRead.ts'
import { closePanel } from '../../ui/close-panel.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { narrow, readValues } from '../../ui/list.ts'
import { Panes } from '../../ui/SidePanel.tsx'
import { Choisies } from './Choisies.tsx'
import { LotPanel } from './LotPanel.tsx'
import { NouvelleOrientationPanel } from './OrientationForm.tsx'
import { OrientationPanel } from './OrientationPanel.tsx'
import styles from './Orientations.module.css'
import { choixColumn, orientationList } from './orientation-list.tsx'
import { RetourPanel } from './RetourPanel.tsx'
import { type Choix, useChoix } from './useChoix.ts'
import { LOT, NOUVELLE, RETOUR, useOnglet } from './useOnglet.ts'

/** List of the children proposed with their follow-up, and the open orientation at the right. */
export function RecuesTab() {
  const { annee } = useSelection()
  const query = useRead('orientations:findAll', { anneeId: annee.id })
  return (
    <Loaded query={query}>
      {(lignes) =>
        lignes.length === 0 ? (
          <Panes panel={<RecuesPanel lignes={lignes} choix={null} />}>
            <EmptyState
              icon={<IconInbox />}
              title="Aucune orientation cette année"
              advice="Une école vous a envoyé une liste&#8239;? Ouvrez-la avec «&nbsp;Importer une liste d’école&nbsp;». Elle vous parle d’un enfant au téléphone&#8239;? «&nbsp;Nouvelle orientation&nbsp;»."
            />
          </Panes>
        ) : (
          <Liste lignes={lignes} />
        )
      }
    </Loaded>
  )
}

function Liste({ lignes }: { readonly lignes: readonly OrientationLigne[] }) {
  const { params } = useScreenParams()
  const { fiche, open } = useOnglet()
  const asked = params.get('import')
  const list = useMemo(
    () => orientationList(lignes, (id) => leave(() => open(id)), asked),
    [lignes, open, asked],
  )
  const shown = useMemo(
    () => narrow(list, lignes, readValues(list, params)),
    [list, lignes, params],
  )
  const choix = useChoix(shown)
  const withChoix = useMemo(
    () => ({ ...list, columns: [choixColumn(choix.ids, choix.toggle), ...list.columns] }),
    [list, choix.ids, choix.toggle],
  )
  return (
    <div className={styles.liste}>
      <List
        list={withChoix}
        rows={lignes}
        notice={() => <Choisies choix={choix} onOpen={() => leave(() => open(LOT))} />}
        tools={() => (
          <Button
            id="retour-ecole"
            size="xs"
            variant="default"
            leftSection={<IconSchool size="1rem" aria-hidden />}
            onClick={() => leave(() => open(RETOUR))}
          >
            Retour à l’école
          </Button>
        )}
        panel={<RecuesPanel lignes={lignes} choix={choix} />}
        opened={fiche}
        onOpen={({ orientationId }) => leave(() => open(orientationId))}
        empty={() => (
          <EmptyState
            icon={<IconInbox />}
            title="Aucune orientation ne correspond"
            advice="Retirez un filtre pour en voir davantage."
          />
        )}
      />
    </div>
  )
}

/** Panel at the right of the list: one orientation, the chosen ones, a new one, or the list for a school. */
function RecuesPanel({
  lignes,
  choix,
}: {
  readonly lignes: readonly OrientationLigne[]
  /** Null where there is nothing to choose from. */
  readonly choix: Choix | null
}) {
  const { fiche, close } = useOnglet()
  if (fiche === NOUVELLE) return <NouvelleOrientationPanel onClose={() => closePanel(close)} />
  if (fiche === RETOUR) return <RetourPanel lignes={lignes} onClose={close} />
  if (fiche === LOT && choix !== null) return <LotPanel choix={choix} onClose={close} />
  const opened = lignes.find(({ orientationId }) => orientationId === fiche)
  if (opened === undefined) return null
  return (
    <OrientationPanel key={opened.orientationId} ligne={opened} onClose={() => closePanel(close)} />
  )
}
