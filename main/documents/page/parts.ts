import { parseXml, XmlElement, XmlText } from '@rgrove/parse-xml'
import { strFromU8, unzipSync } from 'fflate'

/** The parts of a .docx of ours, by path. */
export type Parts = {
  readonly xml: (path: string) => XmlElement | null
  /** Path of the part that `part` refers to as `id`; throws when there is none. */
  readonly related: (part: string, id: string) => string
  /** A picture as a data URI. */
  readonly picture: (path: string) => string
}

const PICTURES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
}

export function readParts(docx: Uint8Array): Parts {
  const files = unzipSync(docx)
  const xml = (path: string): XmlElement | null => {
    const bytes = files[path]
    return bytes === undefined ? null : parseXml(strFromU8(bytes)).root
  }
  return {
    xml,
    related(part, id) {
      const [folder, name] = [part.slice(0, part.lastIndexOf('/')), part.split('/').at(-1)]
      const rels = xml(`${folder}/_rels/${name}.rels`)
      const target = all(rels, 'Relationship').find((one) => one.attributes.Id === id)?.attributes
        .Target
      if (target === undefined) throw new Error(`${part} refers to no ${id}`)
      return target.startsWith('/') ? target.slice(1) : `${folder}/${target}`
    },
    picture(path) {
      const type = PICTURES[path.split('.').at(-1)?.toLowerCase() ?? '']
      const bytes = files[path]
      if (type === undefined || bytes === undefined) throw new Error(`no picture ${path}`)
      return `data:${type};base64,${Buffer.from(bytes).toString('base64')}`
    },
  }
}

export const children = (element: XmlElement | null | undefined): readonly XmlElement[] =>
  (element?.children ?? []).filter((node) => node instanceof XmlElement)

/** The first child of that name. */
export const child = (element: XmlElement | null | undefined, name: string): XmlElement | null =>
  children(element).find((one) => one.name === name) ?? null

/** Every descendant of that name, in the order of the document. */
export function all(element: XmlElement | null | undefined, name: string): readonly XmlElement[] {
  return children(element).flatMap((one) => [
    ...(one.name === name ? [one] : []),
    ...all(one, name),
  ])
}

/** The `w:val` of a child; null when there is none. */
export const val = (element: XmlElement | null | undefined, name: string): string | null =>
  child(element, name)?.attributes['w:val'] ?? null

/** The text of an element, without that of its children. */
export const textOf = (element: XmlElement): string =>
  element.children.map((node) => (node instanceof XmlText ? node.text : '')).join('')
