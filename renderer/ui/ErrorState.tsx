import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './ErrorState.module.css'
import { Notice } from './Notice.tsx'

/** A failure in words: what happened, what was kept, what to do; and a way on. */
export function ErrorState({
  title,
  kept,
  advice,
  problems = [],
  onRetry,
  children,
}: {
  readonly title: string
  readonly kept: string
  readonly advice: string
  readonly problems?: readonly string[]
  readonly onRetry?: () => void
  readonly children?: ReactNode
}) {
  return (
    <Notice tone="bad" title={title}>
      <div>{[kept, advice].filter((text) => text !== '').join(' ')}</div>
      {problems.length > 0 ? <ProblemList problems={problems} /> : null}
      {onRetry === undefined ? null : (
        <div className={styles.retry}>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconRefresh size="1rem" aria-hidden />}
            onClick={onRetry}
          >
            Réessayer
          </Button>
        </div>
      )}
      {children}
    </Notice>
  )
}

const SHOWN = 50

function ProblemList({ problems }: { readonly problems: readonly string[] }) {
  const rest = problems.length - SHOWN
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reached by keyboard
    <ul className={styles.problems} tabIndex={0} aria-label="Détail">
      {problems.slice(0, SHOWN).map((problem) => (
        <li key={problem}>{problem}</li>
      ))}
      {rest > 0 ? <li>… et {rest} de plus</li> : null}
    </ul>
  )
}
