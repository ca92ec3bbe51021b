import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconDownload, IconMail, IconMailCheck } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import type { Envoi } from '../../../shared/domain/envoi.ts'
import { formatCount, formatDate, formatDateLongue } from '../../../shared/format.ts'
import type { Input } from '../../../shared/ipc/contract.ts'
import { call } from '../../app/api.ts'
import { isCancelled } from '../../app/describe-error.ts'
import { useRead } from '../../app/useRead.ts'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'
import { Panel } from '../../ui/Panel.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { WrittenFile } from '../documents/WrittenFile.tsx'
import styles from './Envois.module.css'

/** The versions sent of the bilan of an action, the latest first; nothing before the first. */
export function EnvoisPanel({ actionId }: { readonly actionId: string }) {
  const { data = [] } = useRead('envois:find', { actionId })
  if (data.length === 0) return null
  return (
    <Panel title="Déjà envoyé">
      <ul className={styles.list}>
        {data.map((envoi) => (
          <li key={envoi.envoiId}>
            <Version envoi={envoi} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Version({ envoi }: { readonly envoi: Envoi }) {
  const { version, envoyeLe, arreteAu, changements } = envoi
  const write = useMutation({
    mutationFn: () => call('envois:write', { envoiId: envoi.envoiId }),
    onError: (error) => {
      if (!isCancelled(error)) notifyFailure(error)
    },
  })
  return (
    <>
      <div className={styles.line}>
        <span>
          Version {version}, envoyée le {formatDateLongue(envoyeLe)}
          <Quiet> · arrêtée au {formatDate(arreteAu)}</Quiet>
        </span>
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

/** Writes the e-mail of a version for the user's own mail program, and says where it is. */
function PrepareMail({ envoi: { envoiId, version } }: { readonly envoi: Envoi }) {
  const write = useMutation({
    mutationFn: () => call('envois:prepareMail', { envoiId }),
    onError: (error) => {
      if (!isCancelled(error)) notifyFailure(error)
    },
  })
  if (write.data !== undefined) {
    return (
      <div role="status">
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

/** Keeps the bilan as it is now, with its annexes without names, as what was sent today. */
export function MarkAsSent({ demande }: { readonly demande: Input<'envois:create'> }) {
  const create = useWrite('envois:create')
  if (create.data !== undefined) {
    return (
      <span role="status" className={styles.done}>
        <IconMailCheck size="1rem" aria-hidden />
        Gardé comme envoyé, version {create.data.version}
        <PrepareMail envoi={create.data} />
      </span>
    )
  }
  return (
    <Button
      variant="default"
      leftSection={<IconMailCheck size="1rem" aria-hidden />}
      loading={create.isPending}
      onClick={() =>
        create.mutate(demande, {
          onError: notifyFailure,
          onSuccess: ({ version }) =>
            notifications.show({
              message: `Bilan gardé comme envoyé, version ${version}\u00a0: vous le retrouverez en haut du formulaire.`,
            }),
        })
      }
    >
      Marquer comme envoyé
    </Button>
  )
}
