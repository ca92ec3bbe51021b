import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { leave } from '../../app/unsaved.ts'
import { notifyFailure } from '../../app/useWrite.ts'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import styles from './Rencontres.module.css'

/** Deletes a record; what is deleted comes back with « Annuler ». */
export type Remove = {
  readonly run: (done: { onSuccess: () => void; onError: (error: Error) => void }) => void
  readonly isPending: boolean
}

/** One record of the directory or one meeting: its fields at the right of the list. */
export function FicheForm({
  title,
  about,
  isPending,
  remove,
  onSubmit,
  onClose,
  children,
}: {
  readonly title: string
  readonly about: string
  readonly isPending: boolean
  /** null for a record still to be entered. */
  readonly remove: Remove | null
  readonly onSubmit: (form: HTMLFormElement) => void
  readonly onClose: () => void
  readonly children: ReactNode
}) {
  const removeIt = () =>
    remove?.run({
      onSuccess: () => {
        notifications.show({ message: 'Supprimé. Ctrl+Z pour annuler.' })
        onClose()
      },
      onError: notifyFailure,
    })
  return (
    <SidePanel id="fiche" title={title} about={about} isWide onClose={() => leave(onClose)}>
      <div className={styles.body}>
        <PanelForm
          title={title}
          isTitled={false}
          submit="Enregistrer"
          isPending={isPending}
          onSubmit={onSubmit}
          onCancel={() => leave(onClose)}
        >
          {children}
        </PanelForm>
        {remove === null ? null : (
          <div>
            <Button
              size="xs"
              variant="subtle"
              color="red"
              loading={remove.isPending}
              leftSection={<IconTrash size="1rem" aria-hidden />}
              onClick={removeIt}
            >
              Supprimer
            </Button>
          </div>
        )}
      </div>
    </SidePanel>
  )
}
