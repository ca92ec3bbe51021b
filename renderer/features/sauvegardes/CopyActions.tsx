import { Button } from '@mantine/core'
import { IconDeviceFloppy, IconUsb } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { describeError, isCancelled } from '../../app/describe-error.ts'
import { formatMoment } from '../../texts/dates.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { WrittenFile } from '../documents/WrittenFile.tsx'
import styles from './Sauvegardes.module.css'
import { useCopy } from './useSauvegardes.ts'

/** A copy now, beside the data or away from this computer. */
export function CopyActions({ derniereAilleurs }: { readonly derniereAilleurs: string | null }) {
  return (
    <>
      <CopyAction
        channel="sauvegardes:create"
        label="Sauvegarder maintenant"
        icon={<IconDeviceFloppy size="1.125rem" aria-hidden />}
      >
        Cartable garde chaque jour une copie de toutes vos données sur cet ordinateur. Faites-en une
        de plus avant un grand changement.
      </CopyAction>
      <CopyAction
        channel="sauvegardes:copyElsewhere"
        label="Copier sur une clé USB…"
        icon={<IconUsb size="1.125rem" aria-hidden />}
      >
        Si l’ordinateur est volé ou tombe en panne, ses sauvegardes partent avec lui&nbsp;: copiez
        vos données ailleurs une fois par mois. Cette copie contient des noms d’enfants&nbsp;:
        gardez-la en lieu sûr.{' '}
        {derniereAilleurs === null
          ? 'Vous ne l’avez pas encore fait.'
          : `Dernière fois\u00a0: le ${formatMoment(derniereAilleurs)}.`}
      </CopyAction>
    </>
  )
}

function CopyAction({
  channel,
  label,
  icon,
  children,
}: {
  readonly channel: Parameters<typeof useCopy>[0]
  readonly label: string
  readonly icon: ReactNode
  readonly children: ReactNode
}) {
  const { mutate, isPending, data, error } = useCopy(channel)
  return (
    <div className={styles.action}>
      <p className={styles.text}>{children}</p>
      <Button variant="default" leftSection={icon} loading={isPending} onClick={() => mutate()}>
        {label}
      </Button>
      {error === null || isCancelled(error) ? null : <ErrorState {...describeError(error)} />}
      {data === undefined ? null : (
        <div role="status" className={styles.done}>
          <p className={styles.text}>Sauvegarde faite et vérifiée.</p>
          <WrittenFile {...data} isOpenable={false} />
        </div>
      )}
    </div>
  )
}
