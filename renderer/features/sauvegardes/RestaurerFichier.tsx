import { Button } from '@mantine/core'
import { IconFolderOpen } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../app/api.ts'
import { isCancelled } from '../../app/describe-error.ts'
import { notifyFailure } from '../../app/useWrite.ts'
import styles from './Sauvegardes.module.css'
import type { Demande } from './SauvegardesSection.tsx'

/** A copy from elsewhere: a stick, the computer of before. */
export function RestaurerFichier({ onChosen }: { readonly onChosen: (demande: Demande) => void }) {
  const choose = useMutation({
    mutationFn: () => call('sauvegardes:chooseFile', undefined),
    onSuccess: ({ fichierId, nom }) =>
      onChosen({ source: { fichierId }, nom: `«\u00a0${nom}\u00a0»` }),
    onError: (error) => {
      if (!isCancelled(error)) notifyFailure(error)
    },
  })
  return (
    <div className={styles.action}>
      <p className={styles.text}>
        Une sauvegarde gardée ailleurs, sur une clé USB ou un ancien ordinateur, se restaure aussi.
      </p>
      <Button
        variant="default"
        leftSection={<IconFolderOpen size="1.125rem" aria-hidden />}
        loading={choose.isPending}
        onClick={() => choose.mutate()}
      >
        Restaurer depuis un fichier…
      </Button>
    </div>
  )
}
