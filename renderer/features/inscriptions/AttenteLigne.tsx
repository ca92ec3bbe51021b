import { ActionIcon, Tooltip } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import { formatDate, formatPersonne } from '../../../shared/format.ts'
import type { EnfantLigne } from '../../../shared/ipc/enfants.ipc.ts'
import { niveauText } from '../../texts/codes.ts'
import { Quiet } from '../../ui/Quiet.tsx'
import { OpenEnfant } from '../enfants/OpenEnfant.tsx'
import { EntreeButton } from './EntreeButton.tsx'
import styles from './ListeAttente.module.css'

/** Who waits, at which place: moved up or down (Alt with the arrows too), or given a place. */
export function AttenteLigne({
  ligne,
  place,
  isLast,
  onMove,
}: {
  readonly ligne: EnfantLigne
  readonly place: number
  readonly isLast: boolean
  readonly onMove: (by: -1 | 1) => void
}) {
  const moveByKey = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    onMove(event.key === 'ArrowUp' ? -1 : 1)
  }
  const name = formatPersonne(ligne)
  return (
    <li className={styles.row} onKeyDown={moveByKey}>
      <span className={styles.place}>{place}</span>
      <div className={styles.who}>
        <OpenEnfant ligne={ligne} />
        <Quiet block>{detailText(ligne)}</Quiet>
      </div>
      <div className={styles.moves}>
        <MoveButton
          label={`Monter ${name} (Alt+↑)`}
          icon={IconArrowUp}
          onClick={place === 1 ? null : () => onMove(-1)}
        />
        <MoveButton
          label={`Descendre ${name} (Alt+↓)`}
          icon={IconArrowDown}
          onClick={isLast ? null : () => onMove(1)}
        />
      </div>
      <EntreeButton attente={ligne} who={name} />
    </li>
  )
}

const detailText = ({ niveau, etablissement, debut, collectif }: EnfantLigne): string =>
  [
    niveau === null ? null : niveauText(niveau),
    etablissement,
    `en attente depuis le ${formatDate(debut)}`,
    collectif === null ? null : `souhaite ${collectif}`,
  ]
    .filter((part) => part !== null)
    .join(', ')

/** Stays reachable at the ends of the list, so that the focus is not lost there. */
function MoveButton({
  label,
  icon: Icon,
  onClick,
}: {
  readonly label: string
  readonly icon: typeof IconArrowUp
  readonly onClick: (() => void) | null
}) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="default"
        aria-label={label}
        aria-disabled={onClick === null}
        {...(onClick === null ? { 'data-disabled': true } : { onClick })}
      >
        <Icon size="1rem" aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}
