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

/** Longest wait for the first picture: a hidden window draws none. */
const PICTURE_MS = 100

/** Whether the first picture of what asks is drawn. */
export function useIsDrawn(): boolean {
  const [isDrawn, setIsDrawn] = useState(false)
  useEffect(() => {
    const show = () => setIsDrawn(true)
    let timer = window.setTimeout(show, PICTURE_MS)
    const frame = requestAnimationFrame(() => {
      window.clearTimeout(timer)
      timer = window.setTimeout(show)
    })
    return () => {
      cancelAnimationFrame(frame)
      window.clearTimeout(timer)
    }
  }, [])
  return isDrawn
}

/** What nobody sees or uses before the first picture of its screen: made right after it, which it would hold back. */
export const AfterFirstPicture = ({ children }: { readonly children: ReactNode }): ReactNode =>
  useIsDrawn() ? children : null
