import { Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { DocumentEnPages } from '../../../shared/domain/page.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { Pages } from '../../ui/Pages.tsx'
import styles from './Apercu.module.css'
import { CopyChart } from './CopiableChart.tsx'

/** A document as pages, over the window; read anew each time it is opened. Each of its charts can be copied. */
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
  const [charts, setCharts] = useState<readonly SVGSVGElement[]>([])
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
      {charts.length === 0 ? null : (
        <ul className={styles.charts} aria-label="Graphiques du document">
          {charts.map((chart) => {
            const titre = chart.dataset.titre ?? ''
            return (
              <li key={titre}>
                {titre}
                <CopyChart title={titre} chartOf={() => chart} />
              </li>
            )
          })}
        </ul>
      )}
      <div className={styles.pages}>
        <Loaded query={query}>{(page) => <Pages document={page} onCharts={setCharts} />}</Loaded>
      </div>
    </Modal>
  )
}
