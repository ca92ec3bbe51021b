import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../app/api.ts'
import { usePerimetre } from '../../app/selection.tsx'
import { useRead } from '../../app/useRead.ts'
import { notifyFailure } from '../../app/useWrite.ts'
import { WrittenFile } from '../documents/WrittenFile.tsx'

/** Collectifs of the année and action of the top bar, with their créneaux. */
export function useCollectifs() {
  const perimetre = usePerimetre()
  return useRead('collectifs:findAll', perimetre)
}

/** Writes the séances of a collectif (null: of all of them) as a file that Outlook or a phone reads. */
export function useExportAgenda(collectifId: string | null) {
  const perimetre = usePerimetre()
  return useMutation({
    mutationFn: () => call('seances:exportAgenda', { ...perimetre, collectifId }),
    onSuccess: (document) =>
      notifications.show({
        title: 'Agenda enregistré',
        message: <WrittenFile {...document} />,
        autoClose: false,
        closeButtonProps: { 'aria-label': 'Fermer' },
      }),
    onError: notifyFailure,
  })
}
