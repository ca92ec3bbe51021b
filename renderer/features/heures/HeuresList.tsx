import { IconClock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { List } from '../../app/List.tsx'
import { usePanel } from '../../app/usePanel.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { HeuresPane } from './HeuresPane.tsx'
import { HEURES_PANEL, heuresList } from './heures-list.tsx'
import type { LigneHeures } from './lignes-heures.ts'

/** Every hour one under the other: those of séances, that are derived, and those that were entered. */
export function HeuresList({
  lignes,
  switcher,
}: {
  readonly lignes: readonly LigneHeures[]
  readonly switcher: ReactNode
}) {
  const { params, open } = usePanel(HEURES_PANEL)
  return (
    <List
      list={heuresList}
      rows={lignes}
      before={switcher}
      panel={<HeuresPane lignes={lignes} />}
      opened={params.saisie}
      onOpen={({ id }) => open({ saisie: id })}
      canOpen={({ source }) => source.genre === 'saisie'}
      empty={(isNarrowed) => <NoHeures isEmpty={!isNarrowed} />}
    />
  )
}

function NoHeures({ isEmpty }: { readonly isEmpty: boolean }) {
  return (
    <EmptyState
      icon={<IconClock />}
      title={isEmpty ? 'Aucune heure pour l’instant' : 'Aucune heure ne correspond'}
      advice={
        isEmpty
          ? 'Les heures des séances viennent d’elles-mêmes\u00a0: notez qui les a menées. Ajoutez ici les autres\u00a0: préparation, réunions, formations.'
          : 'Élargissez la recherche ou retirez un filtre.'
      }
    />
  )
}
