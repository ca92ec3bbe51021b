import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect } from 'react'
import { stay } from '../../app/unsaved.ts'
import { readKey, useRead } from '../../app/useRead.ts'

const FIND = readKey('protection:find', undefined)

/** State of the password: whether the data have one, and whether it must be given now. */
export const useProtection = () => useRead('protection:find', undefined)

/** Callback after the data are shut or opened: changes the screen first, then drops every cached read. */
export function useShowAgain(): () => Promise<void> {
  const client = useQueryClient()
  return useCallback(async () => {
    await client.refetchQueries({ queryKey: FIND })
    stay()
    notifications.clean()
    // What recharts measured last, a figure of a chart, stays in the page; it makes another when it needs one.
    document.getElementById('recharts_measurement_span')?.remove()
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== FIND[0] })
    await client.invalidateQueries()
  }, [client])
}

/** Follows main, which shuts the data by itself when nobody is there. */
export function useFollowProtection(): void {
  const showAgain = useShowAgain()
  useEffect(() => window.cartable.on('protection:changed', () => void showAgain()), [showAgain])
}
