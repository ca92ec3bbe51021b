import { Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { DocumentEnPages } from '../../../shared/domain/page.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { chartPicture } from '../../ui/chart-picture.ts'
import { Pages } from '../../ui/Pages.tsx'
import styles from './Apercu.module.css'
import { CopyChartButton } from './CopiableChart.tsx'

/** A document as pages, over the window; read anew each time it is opened. Its charts may be copied. */
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
      <Loaded query={query}>{(page) => <PagesEtGraphiques page={page} />}</Loaded>
    </Modal>
  )
}

function PagesEtGraphiques({ page }: { readonly page: DocumentEnPages }) {
  const frame = useRef<HTMLDivElement>(null)
  const [charts, setCharts] = useState<readonly SVGSVGElement[]>([])
  useEffect(() => {
    const pages = frame.current?.querySelector('[data-pages]')?.shadowRoot
    setCharts([...(pages?.querySelectorAll<SVGSVGElement>('svg[role="img"]') ?? [])])
  }, [])
  return (
    <div ref={frame} className={styles.document}>
      {charts.length === 0 ? null : (
        <div className={styles.charts}>
          {charts.map((chart) => (
            <CopyChartButton
              key={titleOf(chart)}
              title={titleOf(chart)}
              label={`Copier le graphique «\u00a0${titleOf(chart)}\u00a0»`}
              picture={() => chartPicture(chart, titleOf(chart), [])}
            />
          ))}
        </div>
      )}
      <Pages document={page} />
    </div>
  )
}

/** The description of a chart is its title, then its values. */
const titleOf = (chart: SVGSVGElement): string =>
  (chart.getAttribute('aria-label') ?? '').split(/\s:\s/)[0] ?? ''
