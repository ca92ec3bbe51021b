import { Button, SegmentedControl } from '@mantine/core'
import { IconClockPlus, IconCoinEuro, IconFileImport, IconPlus } from '@tabler/icons-react'
import { useScreenParams } from '../../app/router.ts'
import { leave } from '../../app/unsaved.ts'
import { usePanel } from '../../app/usePanel.ts'
import { OPENER } from '../imports/useOpenFichier.ts'
import { INTERVENANT_PANEL, type Vue } from './panel.ts'

const CHOICES: readonly { readonly value: Vue; readonly label: string }[] = [
  { value: 'liste', label: 'Liste' },
  { value: 'heures', label: 'Heures' },
  { value: 'creneaux', label: 'Qui peut venir quand' },
]

/** Choice between the three views of the screen, and the entry buttons of the one shown. */
export function IntervenantActions({
  vue,
  isOpening,
  onImport,
}: {
  readonly vue: Vue
  readonly isOpening: boolean
  readonly onImport: () => void
}) {
  const { setParams } = useScreenParams()
  const { open } = usePanel(INTERVENANT_PANEL)
  const setVue = (next: Vue) =>
    leave(() =>
      setParams({ vue: next, heures: null, intervenant: null, saisie: null, panneau: null }),
    )
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
            onClick={() => open({ panneau: 'valorisation' })}
          >
            Valoriser le bénévolat
          </Button>
          <Button
            size="xs"
            leftSection={<IconClockPlus size="1rem" aria-hidden />}
            onClick={() => open({ panneau: 'heures' })}
          >
            Ajouter des heures
          </Button>
        </>
      ) : (
        <Button
          size="xs"
          leftSection={<IconPlus size="1rem" aria-hidden />}
          onClick={() => open({ panneau: 'nouveau' })}
        >
          Nouvel intervenant
        </Button>
      )}
    </>
  )
}
