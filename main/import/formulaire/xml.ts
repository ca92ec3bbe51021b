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

const NONE: readonly Noeud[] = []

/** Children of a node, in an array of their number: nearly all have none or one. */
function enfantsOf({ children }: XmlElement, source: string, scope: Scope): readonly Noeud[] {
  if (children.length === 0) return NONE
  const enfants = children.map((child): Noeud | null => {
    if (child instanceof XmlElement) return toElement(child, source, scope)
    if (child instanceof XmlText || child instanceof XmlCdata)
      return { type: 'texte', valeur: child.text, debut: child.start, fin: child.end }
    return null
  })
  return enfants.includes(null)
    ? enfants.filter((one) => one !== null)
    : (enfants as readonly Noeud[])
}

/** Usual prefix of each prefix of the file, and the names read so far: a part says the same few thousands of times. */
type Scope = {
  readonly prefixes: ReadonlyMap<string, string>
  readonly elements: Map<string, string>
  readonly attributes: Map<string, string>
}
const scopeOf = (prefixes: ReadonlyMap<string, string>): Scope => ({
  prefixes,
  elements: new Map(),
  attributes: new Map(),
})

/** Reads a part of a package, with the place of each node. A DOCTYPE is refused: it may hold a bomb. */
export function parsePart(nom: string, bytes: Uint8Array): Partie {
  const source = decode(bytes)
  if (source.includes('<!DOCTYPE') || source.includes('<!doctype'))
    throw new RefusedFormulaire('doctype')
  try {
    const document = parseXml(source, { includeOffsets: true })
    if (document.root === null) throw new RefusedFile('damaged')
    return { nom, source, racine: toElement(document.root, source, scopeOf(new Map())) }
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
  let isPlain = true
  let prefixes: Map<string, string> | null = null
  for (const key in attributes) {
    if (!key.startsWith('xmlns')) continue
    prefixes ??= new Map(above.prefixes)
    const prefix = key === 'xmlns' ? '' : key.slice(6)
    prefixes.set(prefix, prefixOf(attributes[key] ?? '') ?? prefix)
  }
  if (prefixes !== null) scope = scopeOf(prefixes)
  for (const key in attributes) isPlain &&= canonical(key, scope, false) === key
  return new ElementLu(source, node, {
    nom: canonical(name, scope, true),
    attributs: isPlain ? attributes : attributesOf(node, scope),
    enfants: enfantsOf(node, source, scope),
  })
}

/** An element whose tags are looked for when they are asked: few elements are written between them. */
class ElementLu implements Element {
  readonly type = 'element'
  readonly nom: string
  readonly attributs: Readonly<Record<string, string>>
  readonly enfants: readonly Noeud[]
  readonly debut: number
  readonly fin: number
  readonly #source: string
  readonly #balise: string

  constructor(
    source: string,
    { name, start, end }: XmlElement,
    { nom, attributs, enfants }: Pick<Element, 'nom' | 'attributs' | 'enfants'>,
  ) {
    this.nom = nom
    this.attributs = attributs
    this.enfants = enfants
    this.debut = start
    this.fin = end
    this.#source = source
    this.#balise = name
  }

  get dedans(): number {
    const start = endOfTag(this.#source, this.debut)
    return this.#source[start - 2] === '/' ? -1 : start
  }

  get dedansFin(): number {
    return this.dedans < 0 ? -1 : this.#source.lastIndexOf('</', this.fin - 1)
  }

  get prefixe(): string {
    return this.#balise.slice(0, this.#balise.indexOf(':') + 1)
  }
}

function canonical(name: string, scope: Scope, isElement: boolean): string {
  const names = isElement ? scope.elements : scope.attributes
  const known = names.get(name)
  if (known !== undefined) return known
  const found = withUsualPrefix(name, scope.prefixes, isElement)
  names.set(name, found)
  return found
}

function withUsualPrefix(name: string, scope: Scope['prefixes'], isElement: boolean): string {
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
