import { Button, Group, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { IconDownload, IconMail, IconMailCheck } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Envoi } from '../../../shared/domain/envoi.ts'
import { formatCount, formatDate, formatDateLongue } from '../../../shared/format.ts'
import type { Input } from '../../../shared/ipc/contract.ts'
import { AppFailure, call } from '../../app/api.ts'
import { describeError, isCancelled } from '../../app/describe-error.ts'
import { useRead } from '../../app/useRead.ts'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { WrittenFile } from '../documents/WrittenFile.tsx'
import styles from './Envois.module.css'

/** The versions sent of the bilan of an action, the latest first, and the way to mark one. */
export function EnvoisPanel({ demande }: { readonly demande: Demande }) {
  const { actionId } = demande
  const [isSending, { open, close }] = useDisclosure(false)
  const { data = [] } = useRead('envois:find', { actionId })
  return (
    <Panel title="Envoi à la Caf">
      <ul className={styles.list}>
        {data.map((envoi) => (
          <li key={envoi.envoiId}>
            <Version envoi={envoi} />
          </li>
        ))}
        <li className={styles.line}>
          <Quiet>{data.length === 0 ? 'Ce bilan n’est pas encore marqué comme envoyé.' : ''}</Quiet>
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconMailCheck size="0.875rem" aria-hidden />}
            onClick={open}
          >
            {data.length === 0 ? 'Je l’ai envoyé…' : 'J’ai envoyé une autre version…'}
          </Button>
        </li>
      </ul>
      {isSending ? <SendModal demande={demande} onClose={close} /> : null}
    </Panel>
  )
}

function Version({ envoi }: { readonly envoi: Envoi }) {
  const { version, envoyeLe, arreteAu, changements } = envoi
  const write = useMutation({
    mutationFn: () => call('envois:write', { envoiId: envoi.envoiId }),
    onError: notifyFailure,
  })
  return (
    <>
      <div className={styles.line}>
        <span>
          Version {version}, envoyée le {formatDateLongue(envoyeLe)}
          <Quiet> · arrêtée au {formatDate(arreteAu)}</Quiet>
        </span>
        <div className={styles.actions}>
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconDownload size="0.875rem" aria-hidden />}
            aria-label={`Retrouver les fichiers de la version ${version}`}
            loading={write.isPending}
            onClick={() => write.mutate()}
          >
            Retrouver les fichiers
          </Button>
          <PrepareMail envoi={envoi} />
        </div>
      </div>
      {version === 1 ? null : <Changements changements={changements} />}
      {write.data === undefined ? null : (
        <div role="status">
          {write.data.map((document) => (
            <WrittenFile key={document.documentId} {...document} />
          ))}
        </div>
      )}
    </>
  )
}

/** Writes the e-mail of a version for the user's own mail program, and shows the file. */
function PrepareMail({ envoi: { envoiId, version } }: { readonly envoi: Envoi }) {
  const write = useMutation({
    mutationFn: () => call('envois:prepareMail', { envoiId }),
    onError: notifyFailure,
  })
  if (write.data !== undefined) {
    return (
      <div role="status" className={styles.written}>
        <WrittenFile {...write.data} />
      </div>
    )
  }
  return (
    <Button
      size="compact-xs"
      variant="default"
      leftSection={<IconMail size="0.875rem" aria-hidden />}
      aria-label={`Préparer l’e-mail de la version ${version}`}
      loading={write.isPending}
      onClick={() => write.mutate()}
    >
      Préparer l’e-mail
    </Button>
  )
}

function Changements({ changements }: Pick<Envoi, 'changements'>) {
  if (changements.length === 0) return <Quiet block>Aucune réponse n’a changé.</Quiet>
  return (
    <details className={styles.changes}>
      <summary>{formatCount(changements.length, 'réponse changée', 'réponses changées')}</summary>
      <ul>
        {changements.map(({ label, avant, apres }) => (
          <li key={label}>
            {label}&nbsp;: {avant ?? 'rien'} → {apres ?? 'rien'}
          </li>
        ))}
      </ul>
    </details>
  )
}

type Demande = Omit<Input<'envois:create'>, 'brouillon' | 'fichier'>
type Choix = Pick<Input<'envois:create'>, 'brouillon' | 'fichier'>

const FIRST: Choix = { brouillon: 'refuser', fichier: 'demander' }

/**
 * Button that keeps the bilan as it is now, with its annexes without names, as the version sent today. Asks first
 * about a draft, or a file corrected in Word.
 */
export function MarkAsSent({ demande }: { readonly demande: Demande }) {
  const create = useWrite('envois:create')
  const [choix, setChoix] = useState(FIRST)
  const send = (change: Partial<Choix>) => {
    const next = { ...choix, ...change }
    setChoix(next)
    create.mutate(
      { ...demande, ...next },
      {
        onSuccess: ({ version }) =>
          notifications.show({
            message: `Bilan gardé comme envoyé, version ${version}\u00a0: vous le retrouverez en haut du formulaire.`,
          }),
      },
    )
  }
  if (create.data !== undefined) {
    return (
      <div role="status" className={styles.done}>
        <IconMailCheck size="1rem" aria-hidden />
        Gardé comme envoyé, version {create.data.version}
        <PrepareMail envoi={create.data} />
      </div>
    )
  }
  const error = create.error
  if (error !== null && !isCancelled(error)) {
    const code = error instanceof AppFailure ? error.error.code : null
    return (
      <ErrorState {...describeError(error)}>
        <Group mt="sm" gap="xs">
          {code === 'brouillon' ? (
            <Choice
              label="Garder quand même ce brouillon"
              onClick={() => send({ brouillon: 'garder' })}
            />
          ) : null}
          {code === 'file-corrected' ? (
            <>
              <Choice
                label="Garder mon fichier corrigé"
                onClick={() => send({ fichier: 'corrige' })}
              />
              <Choice
                label="Garder celui de Cartable"
                onClick={() => send({ fichier: 'cartable' })}
              />
            </>
          ) : null}
          {code === 'brouillon' ? null : (
            <Choice
              label="Choisir un autre fichier…"
              onClick={() => send({ fichier: 'choisir' })}
            />
          )}
        </Group>
      </ErrorState>
    )
  }
  return (
    <div>
      <Button
        variant="default"
        leftSection={<IconMailCheck size="1rem" aria-hidden />}
        loading={create.isPending}
        onClick={() => send(FIRST)}
      >
        Marquer comme envoyé
      </Button>
    </div>
  )
}

function Choice({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  return (
    <Button size="xs" variant="default" onClick={onClick}>
      {label}
    </Button>
  )
}

/** Dialog that marks as sent a bilan generated before: its file may have been corrected since. */
function SendModal({
  demande,
  onClose,
}: {
  readonly demande: Demande
  readonly onClose: () => void
}) {
  return (
    <Modal
      opened
      onClose={onClose}
      title="Garder le bilan comme envoyé"
      size="lg"
      closeButtonProps={{ 'aria-label': 'Fermer' }}
    >
      <div className={styles.stack}>
        <p className={styles.text}>
          Arrêté au {formatDateLongue(demande.arreteAu)}. Cartable garde les chiffres, les réponses,
          le bilan et ses annexes sans noms, tels quels, pendant six ans. Si vous avez corrigé le
          fichier dans Word, c’est le vôtre qui peut être gardé.
        </p>
        <MarkAsSent demande={demande} />
      </div>
    </Modal>
  )
}
