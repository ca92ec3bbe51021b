import { Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { DocumentEnPages } from '../../../shared/domain/page.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { Pages } from '../../ui/Pages.tsx'
import styles from './Apercu.module.css'

/** A document as pages, over the window; read anew each time it is opened. */
export function Apercu({
  title,
  queryKey,
  read,
  onClose,
}: {
  readonly title: string
  readonly queryKey: readonly unknown[]
  readonly read: () => Promise<DocumentEnPages>
  readonly onClose: () => void
}) {
  const query = useQuery({ queryKey: ['apercu', ...queryKey], queryFn: read, gcTime: 0 })
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size="xl"
      classNames={{ content: styles.content, body: styles.body }}
      closeButtonProps={{ 'aria-label': 'Fermer l’aperçu' }}
    >
      <Loaded query={query}>{(page) => <Pages document={page} />}</Loaded>
    </Modal>
  )
}
