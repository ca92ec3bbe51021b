import type { XmlElement } from '@rgrove/parse-xml'
import { all, child, val } from './parts.ts'

/** CSS declarations, by property. */
export type Look = Readonly<Record<string, string>>

/** Height of a « single » line of Word in Arial, over its font size. */
const ARIAL_LINE = 1.149
/** Fonts for signs that Arial lacks: check boxes, arrows, letters of other scripts. */
const FALLBACKS =
  "'Liberation Sans', 'Segoe UI Symbol', 'Noto Color Emoji', 'Segoe UI Emoji', sans-serif"

const points = (twips: string | number): string => `${Number(twips) / 20}pt`
export const isOn = (element: XmlElement | null, name: string): boolean => {
  const found = child(element, name)
  return found !== null && !['0', 'false'].includes(found.attributes['w:val'] ?? '')
}

/** Properties of a run, as a style or a run of its own has them. */
export function runLook(properties: XmlElement | null): Look {
  const [size, color] = [val(properties, 'w:sz'), val(properties, 'w:color')]
  const font = child(properties, 'w:rFonts')?.attributes['w:ascii']
  return {
    ...(child(properties, 'w:b') === null
      ? {}
      : { 'font-weight': isOn(properties, 'w:b') ? '700' : '400' }),
    ...(isOn(properties, 'w:i') ? { 'font-style': 'italic' } : {}),
    ...(size === null ? {} : { 'font-size': `${Number(size) / 2}pt` }),
    ...(color === null || color === 'auto' ? {} : { color: `#${color}` }),
    ...(font === undefined ? {} : { 'font-family': `'${font}', ${FALLBACKS}` }),
  }
}

const ALIGNMENTS: Readonly<Record<string, string>> = {
  center: 'center',
  right: 'right',
  end: 'right',
  both: 'justify',
}

/** Properties of a paragraph, as a style or a paragraph of its own has them. */
export function paragraphLook(properties: XmlElement | null): Look {
  const spacing = child(properties, 'w:spacing')?.attributes ?? {}
  const { 'w:before': before, 'w:after': after, 'w:line': line, 'w:lineRule': rule } = spacing
  const indent = child(properties, 'w:ind')?.attributes ?? {}
  const alignment = ALIGNMENTS[val(properties, 'w:jc') ?? '']
  return {
    ...(before === undefined ? {} : { 'margin-top': points(before) }),
    ...(after === undefined ? {} : { 'margin-bottom': points(after) }),
    ...(line === undefined
      ? {}
      : {
          'line-height':
            rule === 'exact' || rule === 'atLeast'
              ? points(line)
              : ((Number(line) / 240) * ARIAL_LINE).toFixed(3),
        }),
    ...(indent['w:left'] === undefined ? {} : { 'margin-left': points(indent['w:left']) }),
    ...(indent['w:hanging'] === undefined ? {} : { 'text-indent': points(-indent['w:hanging']) }),
    ...(alignment === undefined ? {} : { 'text-align': alignment }),
    ...(isOn(properties, 'w:keepNext') ? { 'break-after': 'avoid' } : {}),
    ...(child(properties, 'w:keepNext') !== null && !isOn(properties, 'w:keepNext')
      ? { 'break-after': 'auto' }
      : {}),
    ...(isOn(properties, 'w:keepLines') ? { 'break-inside': 'avoid' } : {}),
    ...bordersOf(child(properties, 'w:pBdr')),
  }
}

/** Borders of a paragraph, a table or a cell; sizes are in eighths of a point, room inside in points. */
export function bordersOf(borders: XmlElement | null): Look {
  const looks = (['top', 'right', 'bottom', 'left'] as const).map((side): Look => {
    const border = child(borders, `w:${side}`)?.attributes
    if (border === undefined) return {}
    return {
      [`border-${side}`]: borderOf(border),
      ...(border['w:space'] === undefined ? {} : { [`padding-${side}`]: `${border['w:space']}pt` }),
    }
  })
  return Object.assign({}, ...looks)
}

export function borderOf(border: Readonly<Record<string, string>>): string {
  const { 'w:val': kind = 'none', 'w:sz': size = '0', 'w:color': color = 'auto' } = border
  if (kind === 'none' || kind === 'nil') return '0'
  return `${Number(size) / 8}pt ${kind === 'dotted' ? 'dotted' : 'solid'} ${color === 'auto' ? '#000' : `#${color}`}`
}

/** Room inside the cells of a table, or of one cell. */
export function paddingOf(margins: XmlElement | null): Look {
  const looks = (['top', 'right', 'bottom', 'left'] as const).map((side): Look => {
    const size = child(margins, `w:${side}`)?.attributes['w:w']
    return size === undefined ? {} : { [`padding-${side}`]: points(size) }
  })
  return Object.assign({}, ...looks)
}

export const widthOf = (twips: string): Look => ({ width: points(twips) })

/** The paragraph and character styles of the document as CSS, each with what it is based on. */
export function styleSheet(styles: XmlElement): string {
  const byId = new Map(
    all(styles, 'w:style').map((style) => [style.attributes['w:styleId'] ?? '', style]),
  )
  const lookOf = (style: XmlElement | undefined): Look => {
    if (style === undefined) return {}
    const base = val(style, 'w:basedOn')
    return {
      ...(base === null ? {} : lookOf(byId.get(base))),
      ...paragraphLook(child(style, 'w:pPr')),
      ...runLook(child(style, 'w:rPr')),
    }
  }
  const defaults = child(styles, 'w:docDefaults')
  const normal = {
    ...runLook(child(child(defaults, 'w:rPrDefault'), 'w:rPr')),
    ...paragraphLook(child(child(defaults, 'w:pPrDefault'), 'w:pPr')),
  }
  const rules = [...byId].map(([id, style]) => `.s-${id}{${declarations(lookOf(style))}}`)
  return [`.page{${declarations(normal)}}`, ...rules].join('\n')
}

const declarations = (look: Look): string =>
  Object.entries(look)
    .map(([property, value]) => `${property}:${value}`)
    .join(';')

/** Looks that a document gives outside of its styles, each as a class: style attributes are refused. */
export function createClasses(): {
  readonly of: (look: Look) => string
  readonly css: () => string
} {
  const known = new Map<string, string>()
  return {
    of(look) {
      const css = declarations(look)
      if (css === '') return ''
      const name = known.get(css) ?? `d${known.size + 1}`
      known.set(css, name)
      return ` ${name}`
    },
    css: () => [...known].map(([css, name]) => `.page .${name}{${css}}`).join('\n'),
  }
}
