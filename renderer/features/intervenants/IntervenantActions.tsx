import { Button, SegmentedControl } from '@mantine/core'
import { IconClockPlus, IconCoinEuro, IconFileImport, IconPlus } from '@tabler/icons-react'
import { OPENER } from '../imports/useOpenFichier.ts'
import { useIntervenantPanel, type Vue } from './useIntervenantPanel.ts'

const CHOICES: readonly { readonly value: Vue; readonly label: string }[] = [
  { value: 'liste', label: 'Liste' },
  { value: 'heures', label: 'Heures' },
  { value: 'creneaux', label: 'Qui peut venir quand' },
]

/** The three views of the screen, and what can be entered in the one shown. */
export function IntervenantActions({
  isOpening,
  onImport,
}: {
  readonly isOpening: boolean
  readonly onImport: () => void
}) {
  const { vue, setVue, openPanel } = useIntervenantPanel()
  return (
    <>
      <SegmentedControl
        size="xs"
        aria-label="Affichage"
        data={[...CHOICES]}
        value={vue}
        onChange={setVue}
      />
      {vue === 'heures' ? (
        <>
          <Button
            id={OPENER}
            size="xs"
            variant="default"
            leftSection={<IconFileImport size="1rem" aria-hidden />}
            loading={isOpening}
            onClick={onImport}
          >
            Importer un tableur
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconCoinEuro size="1rem" aria-hidden />}
            onClick={() => openPanel('valorisation')}
          >
            Valoriser le bénévolat
          </Button>
          <Button
            size="xs"
            leftSection={<IconClockPlus size="1rem" aria-hidden />}
            onClick={() => openPanel('heures')}
          >
            Ajouter des heures
          </Button>
        </>
      ) : (
        <Button
          size="xs"
          leftSection={<IconPlus size="1rem" aria-hidden />}
          onClick={() => openPanel('nouveau')}
        >
          Nouvel intervenant
        </Button>
      )}
    </>
  )
}
