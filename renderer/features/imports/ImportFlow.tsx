import { Button } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { describeError } from '../../app/describe-error.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { leave } from '../../app/unsaved.ts'
import { useUnsaved } from '../../app/useUnsaved.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import type { FichierApercu } from '../correspondances/fichier-apercu.ts'
import { LectureFichier } from '../correspondances/LectureFichier.tsx'
import type { Correspondances } from '../correspondances/useCorrespondances.ts'
import type { VocabulaireImport } from '../correspondances/vocabulaire.ts'
import styles from './Imports.module.css'

/** A file from its opening to what importing it has done: refused, its columns explained, its rows looked at. */
export function ImportFlow<A extends FichierApercu, D>({
  saisie: { query, isTouched, correspondances },
  vocabulaire,
  doneOf,
  onClose,
  children,
}: {
  readonly saisie: {
    readonly query: UseQueryResult<A>
    /** Whether something was said that would be lost. */
    readonly isTouched: boolean
    readonly correspondances: Correspondances
  }
  readonly vocabulaire: VocabulaireImport
  readonly doneOf: (done: D) => ReactNode
  readonly onClose: () => void
  /** The rows. */
  readonly children: (apercu: A, onDone: (done: D) => void, onGiveUp: () => void) => ReactNode
}) {
  const [done, setDone] = useState<D | null>(null)
  useUnsaved(done === null && isTouched)
  if (done !== null) return doneOf(done)
  if (query.isError) {
    return (
      <ErrorState {...describeError(query.error)}>
        <div className={styles.after}>
          <Button size="xs" variant="default" onClick={onClose}>
            Choisir un autre fichier
          </Button>
        </div>
      </ErrorState>
    )
  }
  const giveUp = () => leave(onClose)
  return (
    <Loaded query={query}>
      {(apercu) => (
        <LectureFichier
          apercu={apercu}
          vocabulaire={vocabulaire}
          correspondances={correspondances}
          onClose={giveUp}
        >
          {children(apercu, setDone, giveUp)}
        </LectureFichier>
      )}
    </Loaded>
  )
}
