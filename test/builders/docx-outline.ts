import { strFromU8, unzipSync } from 'fflate'

/** One part of a .docx as text; throws when the document has no such part. */
export function docxPart(docx: Uint8Array, path: string): string {
  const part = unzipSync(docx, { filter: (file) => file.name === path })[path]
  if (part === undefined) throw new Error(`no ${path} in the document`)
  return strFromU8(part)
}

/** The boxes of a document by their tag, in order: true when ticked. */
export function docxBoxes(docx: Uint8Array): ReadonlyMap<string, boolean> {
  const boxes = docxPart(docx, 'word/document.xml').matchAll(
    /<w:tag w:val="([^"]*)"\/><w14:checkbox><w14:checked w14:val="([01])"\/>/g,
  )
  return new Map([...boxes].map(([, tag = '', value]) => [tag, value === '1']))
}

/**
 * Text of a part as read, one line per paragraph or table row: `#` headings, `-` bullets, `|` cells, `….` a
 * dotted line. No-break spaces become plain ones, so that an outline can be read and searched.
 */
export function docxOutline(
  docx: Uint8Array,
  path = 'word/document.xml',
  /** Marks with « ↓ » what stays on the page of what follows. */
  showsHeld = false,
): string {
  const xml = docxPart(docx, path)
  const rows = xml.split(/(?=<w:tr>|<w:tr )/)
  return rows
    .flatMap((piece) => {
      const end = piece.lastIndexOf('</w:tr>')
      if (end < 0) return paragraphLines(piece, showsHeld)
      const cells = piece.slice(0, end).split('</w:tc>').slice(0, -1)
      const row = `| ${cells.map((cell) => paragraphLines(cell, showsHeld).join(' / ')).join(' | ')} |`
      return [row, ...paragraphLines(piece.slice(end), showsHeld)]
    })
    .join('\n')
}

const PREFIXES: Readonly<Record<string, string>> = {
  Title: '# ',
  Heading1: '## ',
  Heading2: '### ',
  Objectif: '- ',
  Reponse: '> ',
}

function paragraphLines(xml: string, showsHeld: boolean): readonly string[] {
  const paragraphs = xml.match(/<w:p>.*?<\/w:p>|<w:p\/>/gs) ?? []
  return paragraphs
    .filter((paragraph) => !paragraph.includes('w:val="Intervalle"'))
    .map((paragraph) => {
      const style = /<w:pStyle w:val="(\w+)"/.exec(paragraph)?.[1] ?? ''
      const isDotted = paragraph.includes('w:leader="dot"')
      const runs = paragraph.matchAll(
        /<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(tab)\/>|<w:instrText[^>]*>(\w+)</g,
      )
      const text = [...runs].map(([, written, tab, field]) => {
        if (tab !== undefined) return isDotted ? '….' : '\t'
        return field === undefined ? decode(written ?? '') : `{${field}}`
      })
      const held = showsHeld && paragraph.includes('<w:keepNext/>') ? '↓' : ''
      return `${PREFIXES[style] ?? ''}${text.join('')}${held}`
    })
}

function decode(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
    .replace(/[\u00a0\u202f]/g, ' ')
}
