import { Button, Group } from '@mantine/core'
import { IconCalendarEvent } from '@tabler/icons-react'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useCollectifs } from '../collectifs/useCollectifs.ts'
import { SerieButton } from './SerieButton.tsx'

/** No séance yet: what to do first depends on whether there is a collectif. */
export function NoSeance({ onPanel }: { readonly onPanel: (panel: 'collectifs') => void }) {
  const { data: collectifs = [] } = useCollectifs()
  if (collectifs.length === 0) {
    return (
      <EmptyState
        icon={<IconCalendarEvent />}
        title="Créez d’abord un collectif"
        advice="Un collectif est un groupe d’enfants avec ses créneaux de la semaine. Ses séances de l’année se créent ensuite d’un coup, hors vacances et jours fériés."
        action={<Button onClick={() => onPanel('collectifs')}>Créer un collectif</Button>}
      />
    )
  }
  return (
    <EmptyState
      icon={<IconCalendarEvent />}
      title="Aucune séance cette année"
      advice="Créez d’un coup celles de vos créneaux, hors vacances et jours fériés. Vous verrez la liste avant de l’enregistrer."
      action={
        <Group gap="xs" justify="center">
          <SerieButton variant="filled" />
          <Button variant="default" onClick={() => onPanel('collectifs')}>
            Collectifs et créneaux
          </Button>
        </Group>
      }
    />
  )
}
