import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ErrorState } from '../ui/ErrorState.tsx'
import { Loading } from '../ui/Loading.tsx'
import { describeError, isCancelled } from './describe-error.ts'

/** The states of a query: placeholder, refusal with a way to try again, or what `children` makes of the data. */
export function Loaded<T>({
  query,
  waiting = <Loading />,
  children,
}: {
  readonly query: UseQueryResult<T>
  /** Stands in the place of what `children` makes, until it comes. */
  readonly waiting?: ReactNode
  readonly children: (data: T) => ReactNode
}): ReactNode {
  if (query.isError) {
    return <ErrorState {...describeError(query.error)} onRetry={() => void query.refetch()} />
  }
  if (query.data === undefined) return waiting
  return children(query.data)
}

/** Why a call failed, in words; nothing when it did not fail, or when the user closed its dialog. */
export function Failure({
  error,
  children,
}: {
  readonly error: Error | null
  /** Ways out, under the words. */
  readonly children?: ReactNode
}): ReactNode {
  if (error === null || isCancelled(error)) return null
  return <ErrorState {...describeError(error)}>{children}</ErrorState>
}
