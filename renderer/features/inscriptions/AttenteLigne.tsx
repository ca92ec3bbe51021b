import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconChevronDown, IconUserCheck } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import { formatDate, formatPersonne } from '../../../shared/format.ts'
import type { EnfantLigne } from '../../../shared/ipc/enfants.ipc.ts'
import { useSelection } from '../../app/selection.tsx'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'
import { niveauText } from '../../texts/codes.ts'
import { Quiet } from '../../ui/Quiet.tsx'
import { OpenEnfant } from '../enfants/OpenEnfant.tsx'
import { dayInAnnee } from './inscription-form.ts'
import styles from './ListeAttente.module.css'
import { useCollectifsOf } from './useInscriptionChoices.ts'

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
      <Promote ligne={ligne} />
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

/** One click into the collectif wished for, or the first of the action; the others in a menu. */
function Promote({ ligne }: { readonly ligne: EnfantLigne }) {
  const { annee, contexte } = useSelection()
  const promote = useWrite('inscriptions:promote')
  const collectifs = useCollectifsOf(ligne.actionId)
  const first = collectifs.find((one) => one.collectifId === ligne.collectifId) ?? collectifs[0]
  if (first === undefined) return <Quiet>Aucun collectif dans cette action</Quiet>
  const others = collectifs.filter((one) => one !== first)
  const enter = (collectifId: string) =>
    promote.mutate(
      {
        inscriptionId: ligne.inscriptionId,
        collectifId,
        debut: dayInAnnee(contexte.today, annee),
      },
      { onError: notifyFailure },
    )
  return (
    <div className={styles.promote}>
      <Button
        size="xs"
        variant="default"
        loading={promote.isPending}
        leftSection={<IconUserCheck size="1rem" aria-hidden />}
        onClick={() => enter(first.collectifId)}
      >
        Inscrire dans {first.nom}
      </Button>
      {others.length === 0 ? null : (
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon
              variant="default"
              size="1.875rem"
              aria-label={`Inscrire ${formatPersonne(ligne)} dans un autre collectif`}
            >
              <IconChevronDown size="1rem" aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map(({ collectifId, nom }) => (
              <Menu.Item key={collectifId} onClick={() => enter(collectifId)}>
                {nom}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  )
}
