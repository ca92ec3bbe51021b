import { IconMoodKid } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { EnfantLigne } from '../../../shared/ipc/enfants.ipc.ts'
import { CoordonneesItems } from '../../app/CoordonneesItems.tsx'
import { List } from '../../app/List.tsx'
import { useScreenParams } from '../../app/router.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { enfantList } from './enfant-list.tsx'
import { famillesCoordonnees } from './famille-coordonnees.ts'
import type { useEnfantPanel } from './useEnfantPanel.ts'

/** The list with its filters, beside the fiche that is opened. */
export function EnfantList({
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
