import { Alert, Button } from '@mantine/core'
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react'
import type { ReactNode } from 'react'

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
    <Alert
      role="alert"
      color="red"
      variant="outline"
      title={title}
      icon={<IconAlertTriangle aria-hidden />}
    >
      <div>{[kept, advice].filter((text) => text !== '').join(' ')}</div>
      {problems.length > 0 ? <ProblemList problems={problems} /> : null}
      {onRetry === undefined ? null : (
        <Button
          mt="sm"
          size="xs"
          variant="default"
          leftSection={<IconRefresh size={16} aria-hidden />}
          onClick={onRetry}
        >
          Réessayer
        </Button>
      )}
      {children}
    </Alert>
  )
}

const SHOWN = 50

function ProblemList({ problems }: { readonly problems: readonly string[] }) {
  const rest = problems.length - SHOWN
  return (
    <ul
      style={{
        margin: '0.5rem 0 0',
        paddingInlineStart: '1.25rem',
        maxHeight: '14rem',
        overflow: 'auto',
      }}
    >
      {problems.slice(0, SHOWN).map((problem) => (
        <li key={problem}>{problem}</li>
      ))}
      {rest > 0 ? <li>… et {rest} de plus</li> : null}
    </ul>
  )
}
