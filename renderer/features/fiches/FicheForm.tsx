import { Button } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { leave } from '../../app/unsaved.ts'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import styles from './Fiches.module.css'
import type { Fiche } from './useFicheForm.ts'

/** One record of the directory or one meeting: its fields at the right of the list. */
export function FicheForm({
  title,
  fiche: { about, isPending, remove, onSubmit, onClose },
  children,
}: {
  readonly title: string
  readonly fiche: Fiche
  readonly children: ReactNode
}) {
  return (
    <SidePanel id="fiche" title={title} about={about} isWide onClose={() => leave(onClose)}>
      <div className={styles.body}>
        <PanelForm
          title={title}
          isTitled={false}
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
              onClick={remove.run}
            >
              Supprimer
            </Button>
          </div>
        )}
      </div>
    </SidePanel>
  )
}
