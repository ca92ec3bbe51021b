import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { CollectifLigne } from '../../../shared/ipc/collectifs.ipc.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useSelection } from '../../app/selection.tsx'
import { libelleAction } from '../../texts/perimetre.ts'
import { Quiet } from '../../ui/Quiet.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { CollectifCard } from './CollectifCard.tsx'
import styles from './CollectifsPanel.module.css'
import { NouveauCollectif } from './NouveauCollectif.tsx'
import { useCollectifs } from './useCollectifs.ts'

/** The collectifs with their créneaux: created, renamed, changed and removed here. */
export function CollectifsPanel({ onClose }: { readonly onClose: () => void }) {
  const query = useCollectifs()
  return (
    <SidePanel
      id="collectifs"
      title="Collectifs et créneaux"
      about="collectifs"
      isWide
      onClose={onClose}
    >
      <div className={styles.body}>
        <Loaded query={query}>{(collectifs) => <Content collectifs={collectifs} />}</Loaded>
      </div>
    </SidePanel>
  )
}

function Content({ collectifs }: { readonly collectifs: readonly CollectifLigne[] }) {
  const { annee } = useSelection()
  const [isAdding, setIsAdding] = useState(collectifs.length === 0)
  const actionOf = (actionId: string) => annee.actions.find(({ id }) => id === actionId)
  return (
    <>
      {collectifs.length === 0 ? (
        <Quiet>
          Un collectif est un groupe stable d’enfants. Ses créneaux disent quand il se réunit chaque
          semaine.
        </Quiet>
      ) : null}
      {isAdding ? (
        <NouveauCollectif onDone={() => setIsAdding(false)} />
      ) : (
        <div>
          <Button
            size="xs"
            leftSection={<IconPlus size="1rem" aria-hidden />}
            onClick={() => setIsAdding(true)}
          >
            Nouveau collectif
          </Button>
        </div>
      )}
      <ul className={styles.cards}>
        {collectifs.map((collectif) => {
          const action = actionOf(collectif.actionId)
          return (
            <li key={collectif.collectifId}>
              <CollectifCard
                collectif={collectif}
                action={action === undefined ? null : libelleAction(action)}
              />
            </li>
          )
        })}
      </ul>
    </>
  )
}
