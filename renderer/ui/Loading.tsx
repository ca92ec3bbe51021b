import { Skeleton } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'

/** Long enough that a quick answer shows no placeholder at all: a list must not blink. */
const DELAY_MS = 200

/** Placeholder lines, shown only when the answer takes its time. */
export function Loading({ lines = 8 }: { readonly lines?: number }): ReactNode {
  const [isShown, setIsShown] = useState(false)
  useEffect(() => {
    const timer = window.setTimeout(() => setIsShown(true), DELAY_MS)
    return () => window.clearTimeout(timer)
  }, [])
  return (
    <div role="status" aria-label="Chargement en cours" style={{ flex: 1 }}>
      {isShown
        ? Array.from({ length: lines }, (_, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: identical placeholders, never reordered
            <Skeleton key={line} height="1.75rem" mb="0.5rem" radius="sm" />
          ))
        : null}
    </div>
  )
}
