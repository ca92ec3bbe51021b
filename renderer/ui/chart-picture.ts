import type { ChartSerie } from './chart-pattern.tsx'

/** Margin around the chart, in pixels. */
const MARGIN = 20
const TITLE = { size: 16, height: 34 }
const LEGEND = { size: 13, line: 24, swatch: 14, gap: 22 }
/** Pixels of the picture for one of the screen: sharp on paper. */
const SCALE = 2
const INK = '#1e1b19'
/** Computed styles written into the copy: a picture has no style sheet. */
const PAINT = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
] as const

/**
 * A chart of the window as a picture to paste in a document: a PNG (data URL) with its title, its legend, the font of
 * the window and a white ground, in the light colours even where the window is dark. Series have their patterns, since
 * the document may be printed in black and white.
 */
export async function chartPicture(
  chart: SVGSVGElement | null,
  title: string,
  series: readonly ChartSerie[],
): Promise<string> {
  if (chart === null) throw new Error('no chart to copy')
  const { width, height } = chart.getBoundingClientRect()
  const font = getComputedStyle(document.body).fontFamily
  const legend = legendLines(series, width, font)
  const whole = {
    width: Math.ceil(width + 2 * MARGIN),
    height: Math.ceil(
      MARGIN +
        TITLE.height +
        height +
        legend.length * LEGEND.line +
        (legend.length > 0 ? 8 : 0) +
        MARGIN,
    ),
  }
  const picture = element('svg', { ...whole, viewBox: `0 0 ${whole.width} ${whole.height}` })
  picture.append(element('rect', { ...whole, fill: '#fff' }))
  const heading = element('text', {
    x: MARGIN,
    y: MARGIN + TITLE.size,
    fill: INK,
    'font-family': font,
    'font-size': TITLE.size,
    'font-weight': 600,
  })
  heading.textContent = title
  picture.append(heading)
  const copy = inLightColours(() => painted(chart, series))
  place(copy, { x: MARGIN, y: MARGIN + TITLE.height, width, height })
  picture.append(copy)
  legend.forEach((line, index) => {
    const y = MARGIN + TITLE.height + height + 8 + index * LEGEND.line
    picture.append(...line.map((item) => legendItem(item, y, font, copy)))
  })
  return toPng(picture, whole)
}

type Size = { readonly width: number; readonly height: number }

function element(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value))
  return made
}

function place(copy: SVGElement, box: Size & { readonly x: number; readonly y: number }): void {
  for (const [key, value] of Object.entries(box)) copy.setAttribute(key, String(value))
}

/** Runs `read` under the light colours: the light inks of a dark window would vanish on white. No frame is drawn meanwhile. */
function inLightColours<T>(read: () => T): T {
  const { dataset } = document.documentElement
  const before = dataset.mantineColorScheme
  dataset.mantineColorScheme = 'light'
  try {
    return read()
  } finally {
    if (before === undefined) delete dataset.mantineColorScheme
    else dataset.mantineColorScheme = before
  }
}

/** A copy whose colours and fonts are written in it: the styles of the page do not reach a picture. */
function painted(chart: SVGSVGElement, series: readonly ChartSerie[]): SVGElement {
  const copy = chart.cloneNode(true) as SVGSVGElement
  const [sources, copies] = [chart, copy].map((svg) => [svg, ...svg.querySelectorAll('*')])
  // Shade that follows the mouse.
  const shades = [...copy.querySelectorAll('.recharts-tooltip-cursor')]
  sources?.forEach((source, index) => {
    const target = copies?.[index]
    if (target === undefined) return
    const style = getComputedStyle(source)
    const pattern = patternOf(chart, source, series)
    for (const property of PAINT) target.setAttribute(property, style.getPropertyValue(property))
    if (pattern !== null) target.setAttribute('fill', pattern)
    target.removeAttribute('class')
    target.removeAttribute('style')
  })
  for (const pointed of copy.querySelectorAll('title')) pointed.remove()
  for (const shade of shades) shade.remove()
  return copy
}

/** The pattern of a bar of a series, by its colour: that of the series on screen. */
function patternOf(
  chart: SVGSVGElement,
  source: Element,
  series: readonly ChartSerie[],
): string | null {
  if (source.closest('defs') !== null) return null
  const serie = series.find(({ color }) => color === source.getAttribute('fill'))
  const pattern = serie && chart.querySelector(`pattern[id$="-${serie.key}"]`)
  return pattern ? `url(#${pattern.id})` : null
}

type LegendItem = { readonly serie: ChartSerie; readonly x: number }

/** Lines of the legend, as many as the names need. A chart of one series has no legend: its title names it. */
function legendLines(
  series: readonly ChartSerie[],
  width: number,
  font: string,
): readonly (readonly LegendItem[])[] {
  if (series.length < 2) return []
  const ruler = document.createElement('canvas').getContext('2d')
  if (ruler === null) return []
  ruler.font = `${LEGEND.size}px ${font}`
  const lines: LegendItem[][] = [[]]
  let x = 0
  for (const serie of series) {
    const wide = LEGEND.swatch + 6 + ruler.measureText(serie.label).width + LEGEND.gap
    if (x > 0 && x + wide > width) {
      lines.push([])
      x = 0
    }
    lines.at(-1)?.push({ serie, x: MARGIN + x })
    x += wide
  }
  return lines
}

function legendItem(
  { serie, x }: LegendItem,
  y: number,
  font: string,
  copy: SVGElement,
): SVGElement {
  const item = element('g', {})
  const pattern = copy.querySelector(`pattern[id$="-${serie.key}"]`)
  const text = element('text', {
    x: x + LEGEND.swatch + 6,
    y: y + LEGEND.size - 1,
    fill: INK,
    'font-family': font,
    'font-size': LEGEND.size,
  })
  text.textContent = serie.label
  const ground = pattern?.querySelector('rect')?.getAttribute('fill') ?? INK
  item.append(
    element('rect', {
      x,
      y,
      width: LEGEND.swatch,
      height: LEGEND.swatch,
      rx: 3,
      fill: pattern === null ? ground : `url(#${pattern.id})`,
      stroke: ground,
    }),
    text,
  )
  return item
}

async function toPng(picture: SVGElement, { width, height }: Size): Promise<string> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(picture))}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = width * SCALE
  canvas.height = height * SCALE
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return canvas.toDataURL('image/png')
}
