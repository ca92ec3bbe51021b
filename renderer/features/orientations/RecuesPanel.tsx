import type { OrientationLigne } from '../../../shared/ipc/orientations.ipc.ts'
import { closePanel } from '../../ui/close-panel.ts'
import { LotPanel } from './LotPanel.tsx'
import { OrientationPanel } from './OrientationPanel.tsx'
import { RetourPanel } from './RetourPanel.tsx'
import type { Choix } from './useChoix.ts'
import { LOT, RETOUR, useOnglet } from './useOrientations.ts'

/** What is opened at the right of the list: one orientation, those that are chosen, or the list for a school. */
export function RecuesPanel({
  lignes,
  choix,
}: {
  readonly lignes: readonly OrientationLigne[]
  readonly choix: Choix
}) {
  const { fiche, close } = useOnglet()
  if (fiche === RETOUR) return <RetourPanel lignes={lignes} onClose={close} />
  if (fiche === LOT) return <LotPanel choix={choix} onClose={close} />
  const opened = lignes.find(({ orientationId }) => orientationId === fiche)
  if (opened === undefined) return null
  return (
    <OrientationPanel key={opened.orientationId} ligne={opened} onClose={() => closePanel(close)} />
  )
}
