import type { ChartSerie } from './chart-pattern.tsx'

/** Margin around the chart, in pixels. */
const MARGIN = 20
const TITLE = { size: 16, height: 34 }
const LEGEND = { size: 13, line: 24, swatch: 14, inset: 6, gap: 22, above: 8 }
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
  const { whole, title: above, box, legend } = layoutOf({ width, height }, widthsOf(series, font))
  const picture = element('svg', { ...whole, viewBox: `0 0 ${whole.width} ${whole.height}` })
  picture.append(element('rect', { ...whole, fill: '#fff' }))
  const words = { fill: INK, 'font-family': font }
  const heading = element('text', {
    ...words,
    ...above,
    'font-size': TITLE.size,
    'font-weight': 600,
  })
  heading.textContent = title
  picture.append(heading)
  const copy = inLightColours(() => painted(chart, series))
  for (const [key, value] of Object.entries(box)) copy.setAttribute(key, String(value))
  picture.append(copy)
  legend.forEach(({ swatch, text }, index) => {
    const { key, label = '' } = series[index] ?? {}
    const name = element('text', { ...words, ...text, 'font-size': LEGEND.size })
    name.textContent = label
    const pattern = copy.querySelector(`pattern[id$="-${key}"]`)
    const stroke = pattern?.querySelector('rect')?.getAttribute('fill') ?? INK
    const ground = element('rect', { ...swatch, rx: 3, fill: `url(#${pattern?.id})`, stroke })
    picture.append(ground, name)
  })
  return toPng(picture, whole)
}

type Size = { readonly width: number; readonly height: number }

function element(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value))
  return made
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

/** Widths of the names of a legend. A chart of one series has no legend: its title names it. */
function widthsOf(series: readonly ChartSerie[], font: string): readonly number[] {
  const ruler = document.createElement('canvas').getContext('2d')
  if (series.length < 2 || ruler === null) return []
  ruler.font = `${LEGEND.size}px ${font}`
  return series.map(({ label }) => ruler.measureText(label).width)
}

/** Places of the title, the chart and the items of the legend, in as many lines as their names (`widths`) need. */
export function layoutOf({ width, height }: Size, widths: readonly number[]) {
  const top = MARGIN + TITLE.height
  let [x, y] = [0, top + height + LEGEND.above]
  const legend = widths.map((name) => {
    const wide = LEGEND.swatch + LEGEND.inset + name + LEGEND.gap
    if (x > 0 && x + wide > width) [x, y] = [0, y + LEGEND.line]
    const at = { x: MARGIN + x, y }
    x += wide
    return {
      swatch: { ...at, width: LEGEND.swatch, height: LEGEND.swatch },
      text: { x: at.x + LEGEND.swatch + LEGEND.inset, y: y + LEGEND.size - 1 },
    }
  })
  const bottom = legend.length > 0 ? y + LEGEND.line : top + height
  return {
    whole: { width: Math.ceil(width + 2 * MARGIN), height: Math.ceil(bottom + MARGIN) },
    title: { x: MARGIN, y: MARGIN + TITLE.size },
    box: { x: MARGIN, y: top, width, height },
    legend,
  }
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
