import { Button } from '@mantine/core'
import { IconUsb } from '@tabler/icons-react'
import type { RappelSauvegarde } from '../../../shared/ipc/sauvegardes.ipc.ts'
import { hrefTo } from '../../app/router.ts'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'
import { AFaireLine } from './AFaireLine.tsx'

/** A copy outside of the computer, proposed; she may hear of it later. */
export function SauvegardeLine({ rappel: { jours } }: { readonly rappel: RappelSauvegarde }) {
  const { mutate, isPending } = useWrite('sauvegardes:postponeRappel')
  return (
    <AFaireLine
      count={<IconUsb size="1rem" aria-hidden />}
      href={hrefTo('reglages', { section: 'sauvegardes' })}
      aside={
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          loading={isPending}
          aria-label="Plus tard, pour la copie sur une clé USB"
          onClick={() => mutate(undefined, { onError: notifyFailure })}
        >
          Plus tard
        </Button>
      }
    >
      {jours === null
        ? 'Copier vos données sur une clé USB\u00a0: elles ne sont que sur cet ordinateur'
        : `Copier vos données sur une clé USB\u00a0: la dernière copie a ${jours} jours`}
    </AFaireLine>
  )
}
