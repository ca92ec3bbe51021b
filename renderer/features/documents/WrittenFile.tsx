import { Button } from '@mantine/core'
import { IconExternalLink, IconFileCheck, IconFolderOpen } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { DocumentWritten } from '../../../shared/ipc/documents.ipc.ts'
import { call } from '../../app/api.ts'
import { Failure } from '../../app/Loaded.tsx'
import { notifyFailure } from '../../app/useWrite.ts'
import styles from './WrittenFile.module.css'

/** A file just written: its name and folder, with the buttons that open them. */
export function WrittenFile({
  documentId,
  name,
  path,
  isOpenable = true,
}: {
  readonly documentId: string
  readonly name: string
  readonly path: string
  /** False for a copy of the data, which only Cartable reads. */
  readonly isOpenable?: boolean
}) {
  const open = useMutation({
    mutationFn: () => call('documents:open', { documentId }),
    onError: notifyFailure,
  })
  const show = useMutation({
    mutationFn: () => call('documents:showInFolder', { documentId }),
    onError: notifyFailure,
  })
  return (
    <div className={styles.file}>
      <IconFileCheck size="1.5rem" stroke={1.5} aria-hidden className={styles.icon} />
      <div className={styles.text}>
        <div className={styles.name}>{name}</div>
        <div className={styles.path}>{path}</div>
      </div>
      <div className={styles.actions}>
        {isOpenable ? (
          <Button
            size="xs"
            variant="default"
            aria-label={`Ouvrir ${name}`}
            leftSection={<IconExternalLink size="1rem" aria-hidden />}
            loading={open.isPending}
            onClick={() => open.mutate()}
          >
            Ouvrir
          </Button>
        ) : null}
        <Button
          size="xs"
          variant="default"
          aria-label={`Afficher dans le dossier ${name}`}
          leftSection={<IconFolderOpen size="1rem" aria-hidden />}
          onClick={() => show.mutate()}
        >
          Afficher dans le dossier
        </Button>
      </div>
    </div>
  )
}

/** Outcome of a call that writes one file: why it failed, or the file, under what `children` say of it. */
export function WriteOutcome({
  write: { error, data },
  isOpenable = true,
  children,
}: {
  readonly write: { readonly error: Error | null; readonly data: DocumentWritten | undefined }
  readonly isOpenable?: boolean
  readonly children?: ReactNode
}) {
  return (
    <>
      <Failure error={error} />
      {data === undefined ? null : (
        <div role="status" className={styles.outcome}>
          {children}
          <WrittenFile {...data} isOpenable={isOpenable} />
        </div>
      )}
    </>
  )
}
