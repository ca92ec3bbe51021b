import { Button } from '@mantine/core'
import { formatCount } from '../../../shared/format.ts'
import styles from './Orientations.module.css'
import type { Choix } from './useChoix.ts'

/** Buttons for the chosen rows; nothing while none is chosen. */
export function Choisies({
  choix,
  onOpen,
}: {
  readonly choix: Choix
  readonly onOpen: () => void
}) {
  const count = choix.chosen.length
  return (
    <div role="status" className={styles.choisies} hidden={count === 0}>
      <span>{formatCount(count, 'orientation choisie', 'orientations choisies')}</span>
      <Button size="compact-xs" id="noter-lot" onClick={onOpen}>
        Noter une étape ou un retour
      </Button>
      {count < choix.shown ? (
        <Button size="compact-xs" variant="default" onClick={choix.all}>
          Tout choisir ({choix.shown})
        </Button>
      ) : null}
      <Button size="compact-xs" variant="subtle" onClick={choix.none}>
        Ne plus choisir
      </Button>
    </div>
  )
}
