import { ActionIcon, Tooltip } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconClock } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import { formatEnfant } from '../../../shared/domain/homonyme.ts'
import { formatDate } from '../../../shared/format.ts'
import type { EnfantLigne } from '../../../shared/ipc/enfants.ipc.ts'
import { useSelection } from '../../app/selection.tsx'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'
import { libelleAction, niveauText } from '../../texts/codes.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useIsPrinting } from '../../ui/PrintedPage.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { EntreeButton } from '../inscriptions/EntreeButton.tsx'
import styles from './ListeAttente.module.css'
import { OpenEnfant } from './OpenEnfant.tsx'

/** True for an inscription that still waits: a wait with an end is history. */
export const isWaiting = ({ statut, fin }: EnfantLigne): boolean =>
  statut === 'liste-attente' && fin === null

const byDebut = (a: EnfantLigne, b: EnfantLigne): number =>
  a.debut === b.debut ? 0 : a.debut < b.debut ? -1 : 1

/** The waiting list of each action, in the order that the coordinator gives. */
export function ListeAttente({ lignes }: { readonly lignes: readonly EnfantLigne[] }) {
  const { annee } = useSelection()
  const isPrinting = useIsPrinting()
  const lists = annee.actions
    .map((action) => ({ action, waiting: waitingList(lignes, action.id) }))
    .filter(({ waiting }) => waiting.length > 0)
  if (lists.length === 0) {
    return (
      <EmptyState
        icon={<IconClock />}
        title="Personne n’attend de place"
        advice="Pour mettre un enfant en attente, choisissez «&nbsp;Liste d’attente&nbsp;» dans son inscription."
      />
    )
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
    <section className={styles.lists} aria-label="Liste d’attente" tabIndex={0}>
      {isPrinting ? <p className={styles.paper}>Liste d’attente</p> : null}
      {lists.map(({ action, waiting }) => (
        <OneList key={action.id} title={libelleAction(action)} waiting={waiting} />
      ))}
    </section>
  )
}

function OneList({
  title,
  waiting,
}: {
  readonly title: string
  readonly waiting: readonly EnfantLigne[]
}) {
  const order = useWrite('inscriptions:orderAttente')
  const ids = waiting.map(({ inscriptionId }) => inscriptionId)
  const move = (index: number, by: -1 | 1) => {
    const next = moved(ids, index, by)
    if (next !== null && !order.isPending) {
      order.mutate({ inscriptionIds: [...next] }, { onError: notifyFailure })
    }
  }
  return (
    <section aria-label={title}>
      <h2 className={styles.title}>{title}</h2>
      <ol className={styles.list}>
        {waiting.map((ligne, index) => (
          <AttenteLigne
            key={ligne.inscriptionId}
            ligne={ligne}
            place={index + 1}
            isLast={index === waiting.length - 1}
            onMove={(by) => move(index, by)}
          />
        ))}
      </ol>
    </section>
  )
}

/** One waiting enfant: its place, moved by buttons or by Alt with the arrows, and the button that inscribes it. */
function AttenteLigne({
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
  const name = formatEnfant(ligne)
  return (
    <li className={styles.row} onKeyDown={moveByKey}>
      <span className={styles.place}>{place}</span>
      <div className={styles.who}>
        <OpenEnfant ligne={ligne} isInList={false} />
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

/** Button that moves an enfant; still focusable at the ends of the list, so that the focus is not lost. */
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

/** Waiting list of one action: first the children ordered by hand, then the others by date. */
function waitingList(lignes: readonly EnfantLigne[], actionId: string): readonly EnfantLigne[] {
  return lignes
    .filter((ligne) => isWaiting(ligne) && ligne.actionId === actionId)
    .sort(
      (a, b) =>
        (a.rang ?? Number.POSITIVE_INFINITY) - (b.rang ?? Number.POSITIVE_INFINITY) ||
        byDebut(a, b),
    )
}

/** Ids after the id at rank `from` has moved by `by` places; null when it is already at that end. */
export function moved(ids: readonly string[], from: number, by: -1 | 1): readonly string[] | null {
  const id = ids[from]
  const to = from + by
  if (id === undefined || to < 0 || to >= ids.length) return null
  return ids.toSpliced(from, 1).toSpliced(to, 0, id)
}
