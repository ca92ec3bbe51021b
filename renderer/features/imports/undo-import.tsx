import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { formatCount } from '../../../shared/format.ts'
import { AppFailure } from '../../app/api.ts'
import { describeError } from '../../app/describe-error.ts'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'
import type { ErrorText } from '../../texts/errors.ts'
import { Notice } from '../../ui/Notice.tsx'
import styles from './Imports.module.css'

/** Undoes a whole import; `refus` holds the records that prevent it, until the message is closed. */
export function useUndoImport(onUndone: () => void = () => undefined) {
  const { mutate, isPending, variables } = useWrite('imports:undo')
  const [refus, setRefus] = useState<ErrorText | null>(null)
  const run = (importId: string) => {
    setRefus(null)
    mutate(
      { importId },
      {
        onSuccess: () => {
          notifications.show({
            title: 'Import annulé',
            message: 'Vos fiches sont comme avant.',
          })
          onUndone()
        },
        onError: (error) => {
          if (error instanceof AppFailure && error.error.code === 'undo-refused') {
            setRefus(describeError(error))
          } else notifyFailure(error)
        },
      },
    )
  }
  return {
    run,
    /** Id of the import being undone; null when there is none. */
    pending: isPending ? variables.importId : null,
    refus,
    closeRefus: () => setRefus(null),
  }
}

const SHOWN = 5

/** Message that tells why an import cannot be undone, with the two ways out. */
export function RefusAnnulation({
  refus,
  onClose,
}: {
  readonly refus: ErrorText
  readonly onClose: () => void
}) {
  const others = refus.problems.length - SHOWN
  return (
    <Notice tone="bad" title={refus.title}>
      <p className={styles.text}>{refus.kept} Voici ce qui s’y oppose&nbsp;:</p>
      <ul className={styles.reasons}>
        {refus.problems.slice(0, SHOWN).map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
        {others > 0 ? <li>Et {formatCount(others, 'autre raison', 'autres raisons')}.</li> : null}
      </ul>
      <p className={styles.text}>
        Pour annuler tout l’import, annulez d’abord ce qui a suivi avec Ctrl+Z, du plus récent au
        plus ancien. Pour retirer un seul enfant, ouvrez sa fiche dans «&nbsp;Enfants&nbsp;».
      </p>
      <Button size="compact-xs" variant="default" onClick={onClose}>
        J’ai compris
      </Button>
    </Notice>
  )
}
