import type { XmlElement } from '@rgrove/parse-xml'
import type { DocumentEnPages } from '../../../shared/domain/page.ts'
import { all, child, children, type Parts, readParts, textOf, val } from './parts.ts'
import { escapeHtml } from './print-page.ts'
import {
  borderOf,
  bordersOf,
  createClasses,
  isOn,
  type Look,
  paddingOf,
  paragraphLook,
  runLook,
  styleSheet,
  widthOf,
} from './styles.ts'

const BODY = 'word/document.xml'
const EMU_PER_POINT = 12_700
/** Stands for a tab until its paragraph is laid out. */
const TAB = '\u0000'
/** An année scolaire, « 2025-2026 »: its hyphen ends no line. */
const ANNEE = /\b\d{4}-\d{4}\b/g

/**
 * Styles that are headings, by HTML element: a screen reader goes from one to the next, in the window and in the PDF.
 */
const HEADINGS: Readonly<Record<string, string>> = { Title: 'h1', Heading1: 'h2', Heading2: 'h3' }
/** The style of a question beside its answer: the head of its row. */
const ROW_HEAD = 'Libelle'

/** Base styles, put before those of the document, which override them. */
const BASE_CSS = `
.page{text-align:start;overflow-wrap:anywhere;-webkit-print-color-adjust:exact;print-color-adjust:exact;orphans:2;widows:2}
:where(.page) :where(p,h1,h2,h3,ul,li,table,th,td){margin:0;padding:0;font-size:inherit;font-weight:inherit;text-align:inherit;box-sizing:border-box}
:where(.page) :where(ul){list-style:none}
:where(.page) :where(table){border-collapse:collapse;table-layout:fixed;border-spacing:0}
:where(.page) :where(td,th){vertical-align:top}
.page .middle{vertical-align:middle}
.page thead{break-inside:avoid}
.page tr.whole{break-inside:avoid}
.page tr.next{break-after:avoid}
.page .tabbed{display:flex;align-items:flex-end;text-indent:0;break-inside:avoid}
.page .leader{flex:1 1 30pt;min-width:30pt;margin-left:3pt;border-bottom:1pt dotted;height:1em}
.page .grow{flex:1}
.page .hang{display:inline-block;min-width:18.45pt;text-indent:0}
.page .bullet::before{content:'–';display:inline-block;width:11.35pt;text-indent:0}
.page .unbroken{white-space:nowrap}
.page img,.page svg{display:inline-block;max-width:100%;vertical-align:bottom}
.page p:empty::before{content:'\\200b'}
`

/**
 * Lays out a .docx of ours as HTML. Only the output of our builders is known: paragraphs in styles, tables, check
 * boxes, dotted lines, bullets, charts of columns, pictures in the line, a header and a footer with the number of the
 * page.
 */
export function docxToPages(docx: Uint8Array): DocumentEnPages {
  const parts = readParts(docx)
  const classes = createClasses()
  const body = child(parts.xml(BODY), 'w:body')
  const styles = parts.xml('word/styles.xml')
  if (body === null || styles === null) throw new Error('not a document of ours')
  const section = child(body, 'w:sectPr')
  const layOut = (part: string, root: XmlElement | null) =>
    blocks(children(root), { parts, part, classes })
  const margin = (name: string): string => {
    const reference = child(section, name)?.attributes['r:id']
    if (reference === undefined) return ''
    const part = parts.related(BODY, reference)
    return layOut(part, parts.xml(part))
  }
  const [corps, entete, pied] = [
    layOut(BODY, body),
    margin('w:headerReference'),
    margin('w:footerReference'),
  ]
  const title = child(parts.xml('docProps/core.xml'), 'dc:title')
  return {
    titre: title === null ? '' : textOf(title),
    css: [BASE_CSS, styleSheet(styles), classes.css()].join('\n'),
    corps,
    entete,
    pied,
    mesures: mesuresOf(section),
  }
}

function mesuresOf(section: XmlElement | null): DocumentEnPages['mesures'] {
  const size = child(section, 'w:pgSz')?.attributes ?? {}
  const margins = child(section, 'w:pgMar')?.attributes ?? {}
  const points = (twips: string | undefined) => Number(twips ?? 0) / 20
  return {
    largeur: points(size['w:w']),
    hauteur: points(size['w:h']),
    marges: {
      haut: points(margins['w:top']),
      droite: points(margins['w:right']),
      bas: points(margins['w:bottom']),
      gauche: points(margins['w:left']),
      entete: points(margins['w:header']),
      pied: points(margins['w:footer']),
    },
  }
}

type Context = {
  readonly parts: Parts
  readonly part: string
  readonly classes: ReturnType<typeof createClasses>
}

function blocks(elements: readonly XmlElement[], context: Context): string {
  const html: string[] = []
  let list: string[] = []
  const endList = () => {
    if (list.length > 0) html.push(`<ul>${list.join('')}</ul>`)
    list = []
  }
  for (const element of elements) {
    if (element.name === 'w:p' && isListItem(element)) {
      list.push(paragraph(element, context, 'li'))
      continue
    }
    endList()
    if (element.name === 'w:p') html.push(paragraph(element, context))
    if (element.name === 'w:tbl') html.push(table(element, context))
  }
  endList()
  return html.join('\n')
}

const isListItem = (element: XmlElement): boolean =>
  child(child(element, 'w:pPr'), 'w:numPr') !== null

/** Look of a bullet: indented as in the one list of our documents. */
const BULLET: Look = { 'margin-left': '14.2pt', 'text-indent': '-11.35pt' }

function paragraph(element: XmlElement, context: Context, tag?: string): string {
  const properties = child(element, 'w:pPr')
  const style = val(properties, 'w:pStyle') ?? 'Normal'
  const name = tag ?? HEADINGS[style] ?? 'p'
  const look = {
    ...(tag === 'li' ? BULLET : {}),
    ...paragraphLook(properties),
  }
  const content = inline(children(element), context)
  const own = `s-${style}${tag === 'li' ? ' bullet' : ''}${context.classes.of(look)}`
  const [first = '', ...rest] = content.split(TAB)
  if (rest.length === 0) return `<${name} dir="auto" class="${own}">${content}</${name}>`
  const [stop] = all(properties, 'w:tab')
  // Without a stop of its own, a tab goes to where the lines of the paragraph begin.
  if (stop === undefined) {
    return `<${name} class="${own}"><span class="hang">${first}</span>${rest.join(' ')}</${name}>`
  }
  const filler = stop.attributes['w:leader'] === 'dot' ? 'leader' : 'grow'
  const pieces = rest.map((piece) => `<span class="${filler}"></span><span>${piece}</span>`)
  return `<${name} class="${own} tabbed"><span>${first}</span>${pieces.join('')}</${name}>`
}

function inline(elements: readonly XmlElement[], context: Context): string {
  return elements
    .map((element) => {
      if (element.name === 'w:r') return run(element, context)
      if (element.name === 'w:sdt') return inline(children(child(element, 'w:sdtContent')), context)
      return ''
    })
    .join('')
}

/** Fields of a header or a footer, by class: the page's number is written there when it is shown. */
const FIELDS: Readonly<Record<string, string>> = {
  PAGE: '<span class="pageNumber"></span>',
  NUMPAGES: '<span class="totalPages"></span>',
}

function run(element: XmlElement, context: Context): string {
  const properties = child(element, 'w:rPr')
  const content = children(element)
    .map((one) => {
      if (one.name === 'w:t') return spaced(escapeHtml(textOf(one)))
      if (one.name === 'w:tab') return TAB
      if (one.name === 'w:br') return '<br>'
      if (one.name === 'w:instrText') return FIELDS[textOf(one).trim()] ?? ''
      if (one.name === 'w:drawing') return drawing(one, context)
      return ''
    })
    .join('')
    .replace(ANNEE, '<span class="unbroken">$&</span>')
  const style = val(properties, 'w:rStyle')
  const own =
    `${style === null ? '' : `s-${style}`}${context.classes.of(runLook(properties))}`.trim()
  if (own === '' || content === TAB) return content
  // A tab parts the paragraph: each side keeps the look of the run.
  return content
    .split(TAB)
    .map((piece) => (piece === '' ? '' : `<span class="${own}">${piece}</span>`))
    .join(TAB)
}

/** Word shows every space; HTML shows one of several. */
const spaced = (text: string): string =>
  text.replace(/ {2,}/g, (spaces) => '\u00a0'.repeat(spaces.length))

function drawing(element: XmlElement, { parts, part }: Context): string {
  const [extent] = all(element, 'wp:extent')
  const size = {
    width: Number(extent?.attributes.cx ?? 0) / EMU_PER_POINT,
    height: Number(extent?.attributes.cy ?? 0) / EMU_PER_POINT,
  }
  const description = all(element, 'wp:docPr')[0]?.attributes.descr ?? ''
  const [graphic] = all(element, 'a:graphic')
  if (graphic === undefined) return ''
  const chart = chartReference(graphic)
  if (chart !== null) {
    const xml = parts.xml(parts.related(part, chart))
    return xml === null ? '' : chartSvg(xml, size, description)
  }
  const picture = all(graphic, 'a:blip')[0]?.attributes['r:embed']
  if (picture === undefined) return ''
  const px = (points: number) => Math.round((points * 96) / 72)
  return `<img src="${parts.picture(parts.related(part, picture))}" alt="${escapeHtml(description)}" width="${px(size.width)}" height="${px(size.height)}">`
}

function table(element: XmlElement, context: Context): string {
  const properties = child(element, 'w:tblPr')
  const borders = child(properties, 'w:tblBorders')
  const inside = child(borders, 'w:insideH')?.attributes
  const upright = child(borders, 'w:insideV')?.attributes
  const cell: Look = {
    ...paddingOf(child(properties, 'w:tblCellMar')),
    ...(inside === undefined
      ? {}
      : { 'border-top': borderOf(inside), 'border-bottom': borderOf(inside) }),
    ...(upright === undefined
      ? {}
      : { 'border-left': borderOf(upright), 'border-right': borderOf(upright) }),
  }
  const widths = all(child(element, 'w:tblGrid'), 'w:gridCol').map(
    ({ attributes }) => attributes['w:w'] ?? '0',
  )
  const total = String(widths.reduce((sum, width) => sum + Number(width), 0))
  const columns = widths.map(
    (width) => `<col class="${context.classes.of(widthOf(width)).trim()}">`,
  )
  const rows = children(element).filter(({ name }) => name === 'w:tr')
  const heads = rows.filter(isHead)
  const caption = val(properties, 'w:tblCaption')
  const htmlOf = (some: readonly XmlElement[]) =>
    some.map((one) => row(one, cell, context)).join('')
  const label = caption === null ? '' : ` aria-label="${escapeHtml(caption)}"`
  const look = { ...widthOf(total), ...bordersOf(borders) }
  return [
    `<table class="${context.classes.of(look).trim()}"${label}>`,
    `<colgroup>${columns.join('')}</colgroup>`,
    heads.length === 0 ? '' : `<thead>${htmlOf(heads)}</thead>`,
    `<tbody>${htmlOf(rows.filter((one) => !isHead(one)))}</tbody></table>`,
  ].join('')
}

const isHead = (row: XmlElement): boolean => isOn(child(row, 'w:trPr'), 'w:tblHeader')

function row(element: XmlElement, look: Look, context: Context): string {
  const properties = child(element, 'w:trPr')
  const cells = children(element).filter(({ name }) => name === 'w:tc')
  const isHeld = isOn(child(child(cells[0], 'w:p'), 'w:pPr'), 'w:keepNext')
  const classes = [isOn(properties, 'w:cantSplit') ? 'whole' : '', isHeld ? 'next' : '']
  const html = cells.map((cell, index) => {
    const own = child(cell, 'w:tcPr')
    const fill = child(own, 'w:shd')?.attributes['w:fill']
    const full = {
      ...look,
      ...paddingOf(child(own, 'w:tcMar')),
      ...bordersOf(child(own, 'w:tcBorders')),
      ...(fill === undefined || fill === 'auto' ? {} : { background: `#${fill}` }),
    }
    const style = val(child(child(cell, 'w:p'), 'w:pPr'), 'w:pStyle')
    const isRowHead = index === 0 && cells.length > 1 && style === ROW_HEAD
    const scope = isHead(element) ? ' scope="col"' : isRowHead ? ' scope="row"' : ''
    const tag = scope === '' ? 'td' : 'th'
    const span = val(own, 'w:gridSpan')
    return `<${tag}${scope}${span === null ? '' : ` colspan="${span}"`} class="${val(own, 'w:vAlign') === 'center' ? 'middle' : ''}${context.classes.of(full)}">${blocks(children(cell), context)}</${tag}>`
  })
  const name = classes.filter((one) => one !== '').join(' ')
  return `<tr${name === '' ? '' : ` class="${name}"`}>${html.join('')}</tr>`
}

/** Columns drawn from the data of a chart of ours (one series), as SVG with the figures above them; `data-titre` is its title. */
function chartSvg(
  chart: XmlElement,
  size: { readonly width: number; readonly height: number },
  description: string,
): string {
  const [series] = all(chart, 'c:ser')
  const texts = (name: string) =>
    all(child(series, name), 'c:v').flatMap((one) => (textOf(one) === '' ? [] : [textOf(one)]))
  const [title = ''] = texts('c:tx')
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
  return `<svg width="${width}pt" height="${height}pt" viewBox="0 0 ${width} ${height}" role="img" data-titre="${escapeHtml(title)}" aria-label="${escapeHtml(description)}">${bars.join('')}${axis}</svg>`
}

/** Id of the chart that a graphic refers to; null when the graphic is no chart. */
function chartReference(graphic: XmlElement): string | null {
  const data = child(graphic, 'a:graphicData')
  return children(data).find(({ name }) => name === 'c:chart')?.attributes['r:id'] ?? null
}
