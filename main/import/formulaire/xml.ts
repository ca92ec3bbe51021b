import { parseXml, XmlCdata, XmlElement, XmlText } from '@rgrove/parse-xml'
import { RefusedFile } from '../reading/refusal.ts'
import { RefusedFormulaire } from './refus.ts'

/** A node of a part, with its place in the text of the part. */
export type Texte = {
  readonly type: 'texte'
  readonly valeur: string
  readonly debut: number
  readonly fin: number
}
export type Element = {
  readonly type: 'element'
  /** Name with the usual prefix of its namespace, whatever prefix the file uses. */
  readonly nom: string
  /** Attributes, with the usual prefixes; an attribute without prefix has none. */
  readonly attributs: Readonly<Record<string, string>>
  readonly enfants: readonly Noeud[]
  readonly debut: number
  readonly fin: number
  /** Index between the two tags; `-1` for a single tag (`<w:p/>`). */
  readonly dedans: number
  readonly dedansFin: number
  /** Prefix in the file itself, with its colon. */
  readonly prefixe: string
}
export type Noeud = Texte | Element

export type Partie = { readonly nom: string; readonly source: string; readonly racine: Element }

/** Namespaces by a piece of their address that the strict and the transitional form share. */
const PREFIXES: readonly (readonly [RegExp, string])[] = [
  [/wordprocessingml\/(2006\/)?main$/, 'w'],
  [/2010\/wordml$/, 'w14'],
  [/2012\/wordml$/, 'w15'],
  [/markup-compatibility/, 'mc'],
  [/spreadsheetml\/(2006\/)?main$/, 'x'],
  [/spreadsheetml\/2009\/9\/main$/, 'x14'],
  [/office\/excel\/2006\/main$/, 'xm'],
  [/officeDocument\/(2006\/)?relationships$/, 'r'],
  [/xmlns:xsl-fo-compatible:/, 'fo'],
  [/xmlns:svg-compatible:/, 'svg'],
  [/xmlns:drawing:/, 'draw'],
  [/opendocument:xmlns:([a-z]+):/, '$1'],
  [/office:xmlns:loext:/, 'loext'],
  [/ooo-ms-interop:xmlns:field:/, 'field'],
  [/1999\/xlink$/, 'xlink'],
  [/package\/2006\/relationships$/, 'rel'],
  [/package\/2006\/content-types$/, 'ct'],
]

const prefixOf = (uri: string): string | null => {
  for (const [pattern, prefix] of PREFIXES) {
    const found = pattern.exec(uri)
    if (found) return prefix === '$1' ? (found[1] ?? '') : prefix
  }
  return null
}

type Scope = ReadonlyMap<string, string>

/** Reads a part of a package, with the place of each node. A DOCTYPE is refused: it may hold a bomb. */
export function parsePart(nom: string, bytes: Uint8Array): Partie {
  const source = decode(bytes)
  if (/<!DOCTYPE/i.test(source)) throw new RefusedFormulaire('doctype')
  try {
    const document = parseXml(source, { includeOffsets: true })
    if (document.root === null) throw new RefusedFile('damaged')
    return { nom, source, racine: toElement(document.root, source, new Map()) }
  } catch (error) {
    if (error instanceof RefusedFile || error instanceof RefusedFormulaire) throw error
    throw new RefusedFile('damaged')
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new RefusedFile('damaged')
  }
}

function toElement(node: XmlElement, source: string, above: Scope): Element {
  const { attributes, name } = node
  let scope = above
  let [isPlain, hasBracket] = [true, false]
  for (const key in attributes) {
    const value = attributes[key] ?? ''
    if (value.includes('>')) hasBracket = true
    if (!key.startsWith('xmlns')) continue
    if (scope === above) scope = new Map(above)
    const prefix = key === 'xmlns' ? '' : key.slice(6)
    ;(scope as Map<string, string>).set(prefix, prefixOf(value) ?? prefix)
  }
  for (const key in attributes) isPlain &&= canonical(key, scope, false) === key
  const start = hasBracket ? endOfTag(source, node.start) : source.indexOf('>', node.start) + 1
  const isSingle = source[start - 2] === '/'
  const enfants: Noeud[] = []
  for (const child of node.children) {
    if (child instanceof XmlElement) enfants.push(toElement(child, source, scope))
    else if (child instanceof XmlText || child instanceof XmlCdata)
      enfants.push({ type: 'texte', valeur: child.text, debut: child.start, fin: child.end })
  }
  const colon = name.indexOf(':')
  return {
    type: 'element',
    nom: canonical(name, scope, true),
    attributs: isPlain ? attributes : attributesOf(node, scope),
    enfants,
    debut: node.start,
    fin: node.end,
    dedans: isSingle ? -1 : start,
    dedansFin: isSingle ? -1 : source.lastIndexOf('</', node.end - 1),
    prefixe: colon < 0 ? '' : name.slice(0, colon + 1),
  }
}

function canonical(name: string, scope: Scope, isElement: boolean): string {
  const colon = name.indexOf(':')
  if (colon < 0) {
    const own = isElement ? scope.get('') : undefined
    return own === undefined || own === '' ? name : `${own}:${name}`
  }
  const prefix = name.slice(0, colon)
  const own = scope.get(prefix)
  return own === undefined || own === prefix ? name : `${own}:${name.slice(colon + 1)}`
}

function attributesOf(node: XmlElement, scope: Scope): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const name in node.attributes) {
    attributes[canonical(name, scope, false)] = node.attributes[name] ?? ''
  }
  return attributes
}

/** Index just after the « > » that ends the tag beginning at `at`; a « > » in an attribute's value does not end it. */
function endOfTag(source: string, at: number): number {
  let quote = ''
  for (let index = at; index < source.length; index++) {
    const char = source[index]
    if (quote !== '') {
      if (char === quote) quote = ''
    } else if (char === '"' || char === "'") quote = char
    else if (char === '>') return index + 1
  }
  throw new RefusedFile('damaged')
}

/** Place in the part of the character `index` of a node's text: an entity is several characters there. */
export function sourceIndex(source: string, node: Texte, index: number): number {
  const raw = source.slice(node.debut, node.fin)
  if (raw.length === node.valeur.length && !raw.startsWith('<')) return node.debut + index
  if (raw.startsWith('<![CDATA[')) return node.debut + 9 + index
  // Several letters written as one tag: « <text:s text:c="4"/> » is four spaces.
  if (raw.startsWith('<')) return index === 0 ? node.debut : node.fin
  let at = 0
  for (let done = 0; done < index; ) {
    const entity = raw[at] === '&' ? /^&[^;]+;/.exec(raw.slice(at, at + 12))?.[0] : undefined
    if (entity === undefined) {
      // A line break of two characters is read as one.
      at += raw[at] === '\r' && raw[at + 1] === '\n' ? 2 : 1
      done += 1
    } else {
      at += entity.length
      // A character beyond the first plane is two units of a string.
      done += /^&#/.test(entity) && codeOf(entity) > 0xffff ? 2 : 1
    }
  }
  return node.debut + at
}

const codeOf = (entity: string): number =>
  entity[2] === 'x' ? Number.parseInt(entity.slice(3), 16) : Number.parseInt(entity.slice(2), 10)

export const elementsOf = (element: Element): readonly Element[] =>
  element.enfants.filter((child): child is Element => child.type === 'element')

export const childOf = (element: Element | undefined, nom: string): Element | undefined =>
  element?.enfants.find((child): child is Element => child.type === 'element' && child.nom === nom)

export const childrenOf = (element: Element | undefined, nom: string): readonly Element[] =>
  element?.enfants.filter(
    (child): child is Element => child.type === 'element' && child.nom === nom,
  ) ?? []

/** Every element of that name at any depth, in the order of the file. */
export function* descendantsOf(element: Element, nom: string): Generator<Element> {
  for (const child of element.enfants) {
    if (child.type !== 'element') continue
    if (child.nom === nom) yield child
    yield* descendantsOf(child, nom)
  }
}

export const textOf = (node: Noeud): string =>
  node.type === 'texte' ? node.valeur : node.enfants.map(textOf).join('')

export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
