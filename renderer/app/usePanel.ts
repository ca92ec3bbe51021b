import type { UseQueryResult } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { closePanel } from '../ui/focus.ts'
import { AppFailure } from './api.ts'
import { useScreenParams } from './router.ts'
import { leave } from './unsaved.ts'

/** Parameters of the address that describe the panel; null for an absent one. */
type PanelParams<K extends string> = Readonly<Record<K, string | null>>

/** One panel at the right of a screen, held by the address, so that a link can open it. */
type Panel<K extends string> = {
  readonly params: PanelParams<K>
  readonly isOpen: boolean
  /** Opens other content, after asking when a form holds something unsaved. */
  readonly open: (params: Partial<PanelParams<K>>) => void
  /** Opens a record just created, without asking: the form that created it is saved. */
  readonly show: (params: Partial<PanelParams<K>>) => void
  /** Closes the panel, after asking when a form holds something unsaved. */
  readonly close: () => void
  /** Closes the panel without asking, after a save or a removal. */
  readonly shut: () => void
}

/**
 * The panel of a screen. `keys` are the parameters of the address that say what it shows, in a constant
 * outside the component; opening with one of them clears the others. The focus goes back to the row or the
 * button that opened it.
 *
 *     const KEYS = ['enfant', 'panneau'] as const
 *     const { params, open, close } = usePanel(KEYS)
 *     <DataTable opened={params.enfant} onOpen={({ enfantId }) => open({ enfant: enfantId })} … />
 */
export function usePanel<K extends string>(keys: readonly K[]): Panel<K> {
  const { params, setParams } = useScreenParams()
  return useMemo(() => {
    const closed = Object.fromEntries(keys.map((key) => [key, null])) as PanelParams<K>
    const current = Object.fromEntries(keys.map((key) => [key, params.get(key)])) as PanelParams<K>
    const show = (next: Partial<PanelParams<K>>) => setParams({ ...closed, ...next })
    const shut = () => closePanel(() => setParams(closed))
    return {
      params: current,
      isOpen: keys.some((key) => current[key] !== null),
      show,
      open: (next) => leave(() => show(next)),
      shut,
      close: () => leave(shut),
    }
  }, [keys, params, setParams])
}

/**
 * Closes a panel whose record is there no more: deleted, merged, or its creation undone. True meanwhile, so
 * that the panel shows nothing rather than an error.
 */
export function useGone({ error }: Pick<UseQueryResult, 'error'>, onGone: () => void): boolean {
  const isGone = error instanceof AppFailure && error.error.code === 'not-found'
  // biome-ignore lint/correctness/useExhaustiveDependencies: closes once, even when the function changes
  useEffect(() => {
    if (isGone) onGone()
  }, [isGone])
  return isGone
}
