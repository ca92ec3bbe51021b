import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { stay } from '../../app/unsaved.ts'
import { readKey, useRead } from '../../app/useRead.ts'

const FIND = readKey('protection:find', undefined)

/** Whether the data have a password, and whether it is to be given now. */
export const useProtection = () => useRead('protection:find', undefined)

/** When main shuts the data or opens them: the screen changes first, then nothing that was read is kept. */
export function useFollowProtection(): void {
  const client = useQueryClient()
  useEffect(
    () =>
      window.cartable.on('protection:changed', () => {
        void client.refetchQueries({ queryKey: FIND }).then(() => {
          stay()
          notifications.clean()
          client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== FIND[0] })
          return client.invalidateQueries()
        })
      }),
    [client],
  )
}
