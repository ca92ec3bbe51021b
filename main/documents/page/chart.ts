import type { XmlElement } from '@rgrove/parse-xml'
import { all, child, children, textOf } from './parts.ts'
import { escapeHtml } from './print-page.ts'

/** Columns drawn from the data of a chart of ours (one series), as SVG with the figures above them. */
export function chartSvg(
  chart: XmlElement,
  size: { readonly width: number; readonly height: number },
  description: string,
): string {
  const [series] = all(chart, 'c:ser')
  const texts = (name: string) =>
    all(child(series, name), 'c:v').flatMap((one) => (textOf(one) === '' ? [] : [textOf(one)]))
  const labels = texts('c:cat')
  const values = texts('c:val').map(Number)
  const color = all(series, 'a:srgbClr')[0]?.attributes.val ?? '17456B'
  const { width, height } = size
  const [top, bottom] = [18, 20]
  const room = height - top - bottom
  const step = width / Math.max(1, values.length)
  const highest = Math.max(1, ...values)
  const bars = values.map((value, index) => {
    const bar = (room * value) / highest
    const middle = step * (index + 0.5)
    const thick = Math.min(step * 0.5, 90)
    return [
      `<rect x="${middle - thick / 2}" y="${top + room - bar}" width="${thick}" height="${bar}" fill="#${color}"/>`,
      `<text x="${middle}" y="${top + room - bar - 5}" text-anchor="middle" font-size="10" fill="#1E272E">${escapeHtml(value.toLocaleString('fr-FR'))}</text>`,
      `<text x="${middle}" y="${height - 5}" text-anchor="middle" font-size="10" fill="#1E272E">${escapeHtml(labels[index] ?? '')}</text>`,
    ].join('')
  })
  const axis = `<line x1="0" x2="${width}" y1="${top + room}" y2="${top + room}" stroke="#BFC9D1"/>`
  return `<svg width="${width}pt" height="${height}pt" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeHtml(description)}">${bars.join('')}${axis}</svg>`
}

/** Id of the chart that a graphic refers to; null when the graphic is no chart. */
export function chartReference(graphic: XmlElement): string | null {
  const data = child(graphic, 'a:graphicData')
  return children(data).find(({ name }) => name === 'c:chart')?.attributes['r:id'] ?? null
}
