import { useIntersection, useTimeout } from '@mantine/hooks'
import { Suspense, useId, useState } from 'react'
import styles from './Bars.module.css'
import { ChartPatterns, type ChartSerie, fillOf } from './chart-pattern.tsx'
import { lazyPart } from './lazy-part.ts'
import { useIsPrinting } from './PrintedPage.tsx'

// The chart library is the heaviest script of the first screen: loaded once the rest is drawn.
const BarChart = lazyPart(async () => {
  await import('@mantine/charts/styles.css')
  return (await import('@mantine/charts')).BarChart
})
const HEIGHT = '13rem'
/** A chart below what is seen is drawn this long after its screen, in milliseconds: it costs as much as all the rest of Accueil. */
const DRAWN_LATER_MS = 3_000

const WAITED_FOR_MS = 5_000

/** What `find` gives once it is drawn, which charts are after the rest of their screen; null after five seconds. */
export async function onceDrawn<T>(find: () => T | null): Promise<T | null> {
  const limit = performance.now() + WAITED_FOR_MS
  for (let found = find(); ; found = find()) {
    if (found !== null || performance.now() > limit) return found
    await new Promise((resolve) => window.setTimeout(resolve, 50))
  }
}

/** Prints the window with its charts, those that are out of sight too. */
export async function printWithCharts(): Promise<void> {
  window.dispatchEvent(new Event('beforeprint'))
  await onceDrawn(
    () => document.querySelector('[data-chart]:not(:has(svg.recharts-surface))') === null || null,
  )
  window.print()
}

/** One bar: its name on the axis and the value of each series. */
type Bar = { readonly label: string; readonly [serie: string]: string | number }

/**
 * Bars with their legend. A picture only: the same numbers stand in the table beside it, which
 * is what a screen reader reads.
 */
export function Bars({
  layout,
  label,
  bars,
  series,
  format,
}: {
  /** Series on top of one another, or side by side to be compared. */
  readonly layout: 'stacked' | 'grouped'
  readonly label: string
  readonly bars: readonly Bar[]
  readonly series: readonly ChartSerie[]
  readonly format: (value: number) => string
}) {
  const id = useId().replaceAll(/[^\w-]/g, '')
  const isPrinting = useIsPrinting()
  const { ref, entry } = useIntersection({ rootMargin: '200px' })
  const [isDrawn, setIsDrawn] = useState(false)
  useTimeout(() => setIsDrawn(true), DRAWN_LATER_MS, { autoInvoke: true })
  if ((entry?.isIntersecting || isPrinting) && !isDrawn) setIsDrawn(true)
  const room = <div style={{ height: HEIGHT }} />
  return (
    <div
      ref={ref}
      data-chart
      role="img"
      aria-label={`${label}\u00a0: graphique, dont les valeurs sont dans le tableau voisin`}
    >
      {isDrawn ? (
        <Suspense fallback={room}>
          <BarChart
            h={HEIGHT}
            data={[...bars]}
            dataKey="label"
            type={layout === 'stacked' ? 'stacked' : 'default'}
            series={series.map(({ key, label: name, color }) => ({
              name: key,
              label: name,
              color,
            }))}
            barProps={({ name }) => {
              const serie = series.find(({ key }) => key === name)
              return {
                isAnimationActive: false,
                ...(serie === undefined
                  ? {}
                  : { fill: fillOf(id, serie, isPrinting), stroke: serie.color }),
              }
            }}
            // Room for half of the upper label of the axis, else it is pushed below its line.
            barChartProps={{ accessibilityLayer: false, maxBarSize: 44, margin: { top: 8 } }}
            tooltipAnimationDuration={0}
            valueFormatter={format}
            withTooltip
            tickLine="y"
            gridAxis="x"
            // Grouped bars are few: every one keeps its name on the axis.
            xAxisProps={layout === 'grouped' ? { interval: 0 } : {}}
            yAxisProps={{ allowDecimals: false, width: 56 }}
          >
            <ChartPatterns id={id} series={series} />
          </BarChart>
        </Suspense>
      ) : (
        room
      )}
      <ChartLegend series={series} />
    </div>
  )
}

function ChartLegend({ series }: { readonly series: readonly ChartSerie[] }) {
  const id = useId().replaceAll(/[^\w-]/g, '')
  const isPrinting = useIsPrinting()
  return (
    <div className={styles.legend}>
      {series.map((serie) => (
        <span key={serie.key} className={styles.item}>
          <svg width="14" height="14" aria-hidden="true">
            <ChartPatterns id={id} series={[serie]} />
            <rect
              width="14"
              height="14"
              rx="3"
              fill={fillOf(id, serie, isPrinting)}
              stroke={serie.color}
            />
          </svg>
          {serie.label}
        </span>
      ))}
    </div>
  )
}
