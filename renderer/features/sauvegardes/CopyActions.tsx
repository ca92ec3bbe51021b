import { Button, Checkbox, PasswordInput } from '@mantine/core'
import { IconDeviceFloppy, IconUsb } from '@tabler/icons-react'
import { useState } from 'react'
import type { DocumentWritten } from '../../../shared/ipc/documents.ipc.ts'
import { call } from '../../app/api.ts'
import { describeError, isCancelled } from '../../app/describe-error.ts'
import { fieldErrors } from '../../app/useWrite.ts'
import { formatMoment } from '../../texts/dates.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { WrittenFile } from '../documents/WrittenFile.tsx'
import { useProtection } from '../protection/useProtection.ts'
import styles from './Sauvegardes.module.css'
import { useCopy } from './useSauvegardes.ts'

/** Buttons that make a copy now, beside the data or away from this computer. */
export function CopyActions({ derniereAilleurs }: { readonly derniereAilleurs: string | null }) {
  return (
    <>
      <CopyHere />
      <CopyElsewhere derniereAilleurs={derniereAilleurs} />
    </>
  )
}

function CopyHere() {
  const isProtegee = useProtection().data?.isProtegee === true
  const { mutate, isPending, data, error } = useCopy(() => call('sauvegardes:create', undefined))
  return (
    <div className={styles.action}>
      <p className={styles.text}>
        Cartable garde chaque jour une copie de toutes vos données sur cet ordinateur. Faites-en une
        de plus avant un grand changement.{' '}
        {isProtegee
          ? 'Ces copies sont chiffrées comme vos données\u00a0: elles s’ouvrent par le même mot de passe.'
          : 'Ces copies et vos données ne sont pas chiffrées\u00a0: c’est votre session Windows, et le chiffrement du disque (BitLocker) s’il est activé, qui les protègent. Réglages, «\u00a0Mot de passe\u00a0», les chiffre.'}
      </p>
      <Button
        variant="default"
        leftSection={<IconDeviceFloppy size="1.125rem" aria-hidden />}
        loading={isPending}
        onClick={() => mutate(undefined)}
      >
        Sauvegarder maintenant
      </Button>
      <CopyOutcome error={error} data={data} />
    </div>
  )
}

function CopyElsewhere({ derniereAilleurs }: { readonly derniereAilleurs: string | null }) {
  const isProtegee = useProtection().data?.isProtegee === true
  const [isLocked, setIsLocked] = useState(false)
  const [motDePasse, setMotDePasse] = useState('')
  const [again, setAgain] = useState('')
  const { mutate, isPending, data, error, reset } = useCopy((chosen: string | null) =>
    call('sauvegardes:copyElsewhere', { motDePasse: chosen }),
  )
  const refused = fieldErrors(error).motDePasse
  const differs = again !== '' && again !== motDePasse
  return (
    <div className={styles.action}>
      <p className={styles.text}>
        Si l’ordinateur est volé ou tombe en panne, ses sauvegardes partent avec lui&nbsp;: copiez
        vos données ailleurs une fois par mois.{' '}
        {isProtegee
          ? 'Cette copie est chiffrée, et s’ouvre par le mot de passe de vos données.'
          : 'Cette copie contient des noms d’enfants\u00a0: protégez-la, ou gardez-la en lieu sûr.'}{' '}
        {derniereAilleurs === null
          ? 'Vous ne l’avez pas encore fait.'
          : `Dernière fois\u00a0: le ${formatMoment(derniereAilleurs)}.`}
      </p>
      <Checkbox
        label={
          isProtegee
            ? 'Lui donner un autre mot de passe, pour une autre personne'
            : 'Protéger cette copie par un mot de passe'
        }
        description="Sans lui, personne ne pourra la rouvrir, pas même vous&nbsp;: notez-le en lieu sûr."
        checked={isLocked}
        onChange={(event) => {
          setIsLocked(event.currentTarget.checked)
          reset()
        }}
      />
      {isLocked ? (
        <div className={styles.stack}>
          <PasswordInput
            label="Mot de passe (10 caractères au moins)"
            size="xs"
            w="20rem"
            value={motDePasse}
            error={refused}
            errorProps={{ role: 'alert' }}
            onChange={(event) => {
              setMotDePasse(event.currentTarget.value)
              reset()
            }}
          />
          <PasswordInput
            label="Le même, une seconde fois"
            size="xs"
            w="20rem"
            value={again}
            error={differs ? 'Les deux mots de passe diffèrent.' : undefined}
            onChange={(event) => setAgain(event.currentTarget.value)}
          />
        </div>
      ) : null}
      <Button
        variant="default"
        leftSection={<IconUsb size="1.125rem" aria-hidden />}
        loading={isPending}
        disabled={isLocked && (motDePasse === '' || motDePasse !== again)}
        onClick={() => mutate(isLocked ? motDePasse : null)}
      >
        Copier sur une clé USB…
      </Button>
      <CopyOutcome error={refused === undefined ? error : null} data={data} />
    </div>
  )
}

function CopyOutcome({
  error,
  data,
}: {
  readonly error: Error | null
  readonly data: DocumentWritten | undefined
}) {
  if (error !== null && !isCancelled(error)) return <ErrorState {...describeError(error)} />
  if (data === undefined) return null
  return (
    <div role="status" className={styles.done}>
      <p className={styles.text}>
        {data.name.endsWith('.cartable')
          ? 'Sauvegarde faite, protégée par votre mot de passe.'
          : 'Sauvegarde faite et vérifiée. Elle n’est pas protégée par votre mot de passe.'}
      </p>
      <WrittenFile {...data} isOpenable={false} />
    </div>
  )
}
