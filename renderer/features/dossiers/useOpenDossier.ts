import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { formatCount } from '../../../shared/format.ts'
import type { Input } from '../../../shared/ipc/contract.ts'
import { call } from '../../app/api.ts'

/**
 * Loads the dossier chosen; `replace` takes the place of the same année, copied aside first. `onOpened` is told which
 * année came, once the window knows of it.
 */
export function useOpenDossier(onOpened: (anneeId: string) => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (asked: Input<'app:openDossier'>) => call('app:openDossier', asked),
    onSuccess: async ({ anneeId, counts }) => {
      await client.invalidateQueries()
      onOpened(anneeId)
      const enfants = formatCount(counts.enfants ?? 0, 'enfant')
      const seances = formatCount(counts.seances ?? 0, 'séance')
      const intervenants = formatCount(counts.intervenants ?? 0, 'intervenant')
      notifications.show({
        color: 'green',
        title: 'Dossier ouvert',
        message: `Repris dans Cartable\u00a0: ${enfants}, ${intervenants}, ${seances}.`,
      })
    },
  })
}
