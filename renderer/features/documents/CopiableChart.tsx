import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconPhotoDown } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useRef } from 'react'
import { libelleAnnee } from '../../../shared/dates.ts'
import { call } from '../../app/api.ts'
import { useSelection } from '../../app/selection.tsx'
import { notifyFailure } from '../../app/useWrite.ts'
import { onceDrawn } from '../../ui/Bars.tsx'
import type { ChartSerie } from '../../ui/chart-pattern.tsx'
import { chartPicture } from '../../ui/chart-picture.ts'
import styles from './CopiableChart.module.css'

/** The drawing itself: neither the swatches of its legend nor the bubble under the mouse. */
const CHART = 'svg:not([aria-hidden], .recharts-tooltip-wrapper *)'

/** A chart with a button that copies it as a picture, with its title, année and legend. */
export function CopiableChart({
  title,
  series = [],
  children,
}: {
  readonly title: string
  readonly series?: readonly ChartSerie[]
  readonly children: ReactNode
}) {
  const frame = useRef<HTMLDivElement>(null)
  return (
    <div className={styles.chart}>
      <div ref={frame}>{children}</div>
      <CopyChart
        title={title}
        series={series}
        chartOf={() => frame.current?.querySelector<SVGSVGElement>(CHART) ?? null}
      />
    </div>
  )
}

/** Button that copies a chart of the window as a picture; `chartOf` finds it when the button is pressed. */
export function CopyChart({
  title,
  series = [],
  chartOf,
}: {
  readonly title: string
  readonly series?: readonly ChartSerie[]
  readonly chartOf: () => SVGSVGElement | null
}) {
  const { annee } = useSelection()
  const copy = useMutation({
    mutationFn: async () => {
      const image = await chartPicture(
        await onceDrawn(chartOf),
        `${title}, ${libelleAnnee(annee)}`,
        series,
      )
      await call('documents:copyImage', { image })
    },
    onSuccess: () =>
      notifications.show({
        title: 'Graphique copié',
        message: `«\u00a0${title}\u00a0»\u00a0: collez-le dans votre document ou votre courriel (Ctrl+V).`,
      }),
    onError: notifyFailure,
  })
  return (
    <Button
      className={styles.copy}
      size="compact-xs"
      variant="subtle"
      leftSection={<IconPhotoDown size="0.9375rem" aria-hidden />}
      aria-label={`Copier le graphique\u00a0: ${title}`}
      loading={copy.isPending}
      onClick={() => copy.mutate()}
    >
      Copier le graphique
    </Button>
  )
}
