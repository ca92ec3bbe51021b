import { IconClock } from '@tabler/icons-react'
import type { EnfantLigne } from '../../../shared/ipc/enfants.ipc.ts'
import { useSelection } from '../../app/selection.tsx'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'
import { libelleAction } from '../../texts/perimetre.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useIsPrinting } from '../../ui/useIsPrinting.ts'
import { AttenteLigne } from './AttenteLigne.tsx'
import styles from './ListeAttente.module.css'
import { moved, waitingList } from './order-attente.ts'

/** Who waits for a place, action by action, in the order that the coordinator gives. */
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
