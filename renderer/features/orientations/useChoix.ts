import { useCallback, useMemo, useState } from 'react'
import type { OrientationLigne } from '../../../shared/ipc/orientations.ipc.ts'

/** Chosen rows among those shown: a row hidden by a filter is never changed unseen. */
export function useChoix(shown: readonly OrientationLigne[]) {
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set())
  const chosen = useMemo(
    () => shown.filter(({ orientationId }) => kept.has(orientationId)),
    [shown, kept],
  )
  const ids = useMemo(() => new Set(chosen.map(({ orientationId }) => orientationId)), [chosen])
  const toggle = useCallback(
    (id: string) =>
      setKept((before) => {
        const next = new Set(before)
        if (!next.delete(id)) next.add(id)
        return next
      }),
    [],
  )
  return {
    chosen,
    ids,
    shown: shown.length,
    toggle,
    all: () => setKept(new Set(shown.map(({ orientationId }) => orientationId))),
    none: () => setKept(new Set()),
  }
}

export type Choix = ReturnType<typeof useChoix>
