/** Pattern that tells a series from its neighbours on paper, besides its colour. */
type ChartPattern = 'solid' | 'hatched' | 'dotted'

/** One series of a chart. */
export type ChartSerie = {
  readonly key: string
  readonly label: string
  /** A CSS colour. */
  readonly color: string
  readonly pattern: ChartPattern
}

/** Fill of a series: plain on screen; its pattern on paper, which may have no colour (`id`: that of the `svg`). */
export const fillOf = (id: string, { key, color }: ChartSerie, isPrinting: boolean): string =>
  isPrinting ? `url(#${id}-${key})` : color

/** The definitions that `fillOf` refers to. */
export function ChartPatterns({
  id,
  series,
}: {
  readonly id: string
  readonly series: readonly ChartSerie[]
}) {
  return (
    <defs>
      {series.map((serie) => (
        <pattern
          key={serie.key}
          id={`${id}-${serie.key}`}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform={serie.pattern === 'hatched' ? 'rotate(45)' : undefined}
        >
          <rect width="6" height="6" fill={serie.color} />
          {serie.pattern === 'hatched' ? (
            <rect width="2.5" height="6" fill="var(--surface)" opacity="0.4" />
          ) : null}
          {serie.pattern === 'dotted' ? (
            <circle cx="3" cy="3" r="1.4" fill="var(--surface)" opacity="0.55" />
          ) : null}
        </pattern>
      ))}
    </defs>
  )
}
