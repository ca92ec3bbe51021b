import type { UseQueryResult } from '@tanstack/react-query'
import { useEffect } from 'react'
import { AppFailure } from './api.ts'

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
