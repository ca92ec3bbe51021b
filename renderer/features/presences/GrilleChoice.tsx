import { ActionIcon, Select } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { formatMois } from '../../../shared/format.ts'
import type { CollectifPresences } from '../../../shared/ipc/presences.ipc.ts'
import { useSelection } from '../../app/selection.tsx'
import { moisOf, stepMois } from './choose-grille.ts'

/** Which collectif, which month; the month before and after are one click away. */
export function GrilleChoice({
  collectifs,
  collectif,
  mois,
  onChange,
  onStep,
}: {
  readonly collectifs: readonly CollectifPresences[]
  readonly collectif: CollectifPresences
  readonly mois: string
  readonly onChange: (collectifId: string, mois: string) => void
  readonly onStep: (step: 1 | -1) => void
}) {
  const { annee } = useSelection()
  const isOneAction = collectifs.every(({ actionId }) => actionId === collectif.actionId)
  const numeroOf = (actionId: string) => annee.actions.find(({ id }) => id === actionId)?.numero
  return (
    <>
      <Select
        aria-label="Collectif"
        size="xs"
        w="20rem"
        searchable={collectifs.length > 12}
        data={collectifs.map(({ collectifId, nom, actionId }) => ({
          value: collectifId,
          label: isOneAction ? nom : `${nom} · action ${numeroOf(actionId)}`,
        }))}
        value={collectif.collectifId}
        onChange={(id) => id !== null && onChange(id, mois)}
      />
      <ActionIcon
        variant="default"
        size="1.875rem"
        aria-label="Mois précédent"
        title="Mois précédent (Ctrl + Page précédente)"
        disabled={stepMois(mois, -1, annee) === null}
        onClick={() => onStep(-1)}
      >
        <IconChevronLeft size="1rem" aria-hidden />
      </ActionIcon>
      <Select
        aria-label="Mois"
        size="xs"
        w="10.5rem"
        data={moisOf(annee).map((value) => ({ value, label: formatMois(value) }))}
        value={mois}
        onChange={(value) => value !== null && onChange(collectif.collectifId, value)}
      />
      <ActionIcon
        variant="default"
        size="1.875rem"
        aria-label="Mois suivant"
        title="Mois suivant (Ctrl + Page suivante)"
        disabled={stepMois(mois, 1, annee) === null}
        onClick={() => onStep(1)}
      >
        <IconChevronRight size="1rem" aria-hidden />
      </ActionIcon>
    </>
  )
}
