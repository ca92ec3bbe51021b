import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect } from 'react'
import { stay } from '../../app/unsaved.ts'
import { readKey, useRead } from '../../app/useRead.ts'

const FIND = readKey('protection:find', undefined)

/** Whether the data have a password, and whether it is to be given now. */
export const useProtection = () => useRead('protection:find', undefined)

/** When the data were shut or opened: the screen changes first, then nothing that was read is kept. */
export function useShowAgain(): () => Promise<void> {
  const client = useQueryClient()
  return useCallback(async () => {
    await client.refetchQueries({ queryKey: FIND })
    stay()
    notifications.clean()
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== FIND[0] })
    await client.invalidateQueries()
  }, [client])
}

/** Follows main, which shuts the data by itself when nobody is there. */
export function useFollowProtection(): void {
  const showAgain = useShowAgain()
  useEffect(() => window.cartable.on('protection:changed', () => void showAgain()), [showAgain])
}
