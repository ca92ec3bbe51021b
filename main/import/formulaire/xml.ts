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
type Noeud = Texte | Element

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

const prefixOf = (uri: string): string | undefined => {
  for (const [pattern, prefix] of PREFIXES) {
    const found = pattern.exec(uri)
    if (found) return prefix === '$1' ? (found[1] ?? '') : prefix
  }
  return undefined
}

/** Text of a part, usual prefix of each of its prefixes, and the names read so far: a part says the same few thousands of times. */
type Scope = {
  readonly source: string
  readonly prefixes: ReadonlyMap<string, string>
  readonly elements: Map<string, string>
  readonly attributes: Map<string, string>
}
const scopeOf = (source: string, prefixes: Scope['prefixes']): Scope => ({
  source,
  prefixes,
  elements: new Map(),
  attributes: new Map(),
})

/** Reads a part of a package, with the place of each node. A DOCTYPE is refused: it may hold a bomb. */
export function parsePart(nom: string, bytes: Uint8Array): Partie {
  const source = decode(bytes)
  try {
    return { nom, source, racine: readTree(source) }
  } catch (error) {
    // A tag of a million attributes is more than a pattern can hold.
    if (error instanceof RangeError) throw new RefusedFile('damaged')
    throw error
  }
}

const UTF_8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function decode(bytes: Uint8Array): string {
  try {
    return UTF_8.decode(bytes)
  } catch {
    throw new RefusedFile('damaged')
  }
}

/** Tag that opens an element, with its attributes. */
const OUVRANTE = /<[^\s"'<>/=&!?]+(?:\s+[^\s"'<>/=&]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*\/?>/y
const BALISE = /[^\s/>]+/y
const SLASH = '/'.charCodeAt(0)
/** Deepest tree that is read: tables in tables in controls are some hundred deep, a bomb is deeper. */
const PROFONDEUR = 1_000

/** Tree of a part; each tag is read once, from the first to the last. */
function readTree(source: string): Element {
  let at = source.startsWith('\ufeff') ? 1 : 0
  const top = new ElementLu(scopeOf(source, new Map()), at, at, at)
  const open: ElementLu[] = [top]
  let parent = top
  for (;;) {
    const next = source.indexOf('<', at)
    const end = next === -1 ? source.length : next
    if (end > at) addText(parent, source, at, end)
    if (next === -1) break
    if (source.charCodeAt(next + 1) === SLASH) {
      at = parent.close(next)
      open.pop()
      parent = open.at(-1) ?? damaged()
      continue
    }
    // « test » sets where the tag ends, and makes nothing.
    OUVRANTE.lastIndex = next
    if (!OUVRANTE.test(source)) {
      at = readMarkup(parent, source, next)
      continue
    }
    at = OUVRANTE.lastIndex
    BALISE.lastIndex = next + 1
    BALISE.test(source)
    const child = new ElementLu(parent.scope, next, BALISE.lastIndex, at)
    parent.add(child)
    if (source.charCodeAt(at - 2) === SLASH) continue
    child.dedans = at
    open.push(child)
    parent = child
    if (open.length > PROFONDEUR) damaged()
  }
  const [racine, ...others] = top.enfants.filter((one) => one.type === 'element')
  return parent === top && racine !== undefined && others.length === 0 ? racine : damaged()
}

function damaged(): never {
  throw new RefusedFile('damaged')
}

/** Adds letters to an element; only blanks may stand outside of the root. */
function addText(parent: ElementLu, source: string, debut: number, fin: number): void {
  const raw = source.slice(debut, fin)
  if (parent.nom === '' && raw.trim() !== '') damaged()
  parent.add({ type: 'texte', valeur: lettersOf(raw), debut, fin })
}

/** Index after a comment, an instruction, or a section of plain letters (CDATA), whose letters are added. */
function readMarkup(parent: ElementLu, source: string, at: number): number {
  if (/^<!doctype/i.test(source.slice(at))) throw new RefusedFormulaire('doctype')
  const ended = (start: string, end: string): number => {
    if (!source.startsWith(start, at)) return -1
    const found = source.indexOf(end, at + start.length)
    return found === -1 ? damaged() : found + end.length
  }
  const section = ended('<![CDATA[', ']]>')
  if (section !== -1 && parent.nom !== '')
    parent.add({
      type: 'texte',
      valeur: withoutReturns(source.slice(at + 9, section - 3)),
      debut: at,
      fin: section,
    })
  const end = Math.max(section, ended('<!--', '-->'), ended('<?', '?>'))
  return end === -1 ? damaged() : end
}

const withoutReturns = (raw: string): string =>
  raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw

/** Letters that some source stands for. */
const lettersOf = (raw: string): string => {
  const text = withoutReturns(raw)
  return text.includes('&') ? text.replace(/&([^;]{0,10};?)/g, (_, name) => letterOf(name)) : text
}

const ENTITES: Readonly<Record<string, string>> = {
  'amp;': '&',
  'lt;': '<',
  'gt;': '>',
  'quot;': '"',
  'apos;': "'",
}

function letterOf(name: string): string {
  const code = codeOf(name)
  if (code > 0 && code <= 0x10ffff) return String.fromCodePoint(code)
  return ENTITES[name] ?? damaged()
}

/** Character that an entity gives by its number, in decimal (« #233; ») or not (« #xe9; »); -1 for any other entity. */
function codeOf(name: string): number {
  const [, hex, decimal] = /^#(?:x([\da-f]+)|(\d+));$/i.exec(name) ?? []
  if (hex !== undefined) return Number.parseInt(hex, 16)
  return decimal === undefined ? -1 : Number.parseInt(decimal, 10)
}

const ATTRIBUT = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const NONE: readonly Noeud[] = []

/** An element whose attributes are read when they are asked: most only tell how it looks. */
class ElementLu implements Element {
  readonly type = 'element'
  readonly nom: string
  readonly scope: Scope
  readonly debut: number
  fin: number
  dedans = -1
  dedansFin = -1
  readonly #finNom: number
  #enfants: Noeud[] | null = null
  #attributs: Readonly<Record<string, string>> | null = null

  constructor(above: Scope, debut: number, finNom: number, finBalise: number) {
    this.debut = debut
    this.fin = finBalise
    this.#finNom = finNom
    const ecrits = above.source.slice(finNom, finBalise)
    this.scope = ecrits.includes('xmlns') ? scopeUnder(above, ecrits) : above
    this.nom = canonical(above.source.slice(debut + 1, finNom), this.scope, true)
  }

  get enfants(): readonly Noeud[] {
    return this.#enfants ?? NONE
  }

  /** Adds a child: nearly all have one, for which an array that grows keeps too much room. */
  add(child: Noeud): void {
    if (this.#enfants === null) this.#enfants = [child]
    else this.#enfants.push(child)
  }

  /** Ends the element at its closing tag; gives the index after that tag. */
  close(at: number): number {
    const { source } = this.scope
    const name = source.slice(this.debut + 1, this.#finNom)
    const end = source.indexOf('>', at)
    const after = at + 2 + name.length
    if (name === '' || end < after || !source.startsWith(name, at + 2)) damaged()
    if (source.slice(after, end).trim() !== '') damaged()
    this.dedansFin = at
    this.fin = end + 1
    return this.fin
  }

  get attributs(): Readonly<Record<string, string>> {
    this.#attributs ??= attributesOf(
      this.scope,
      this.#finNom,
      isSingle(this) ? this.fin : this.dedans,
    )
    return this.#attributs
  }

  get prefixe(): string {
    const name = this.scope.source.slice(this.debut + 1, this.#finNom)
    return name.slice(0, name.indexOf(':') + 1)
  }
}

/** Scope under the prefixes that a tag declares. */
function scopeUnder({ source, prefixes }: Scope, ecrits: string): Scope {
  const own = new Map(prefixes)
  for (const [, key = '', double, single = ''] of ecrits.matchAll(ATTRIBUT)) {
    if (key !== 'xmlns' && !key.startsWith('xmlns:')) continue
    const prefix = key.slice('xmlns:'.length)
    own.set(prefix, prefixOf(double ?? single) ?? prefix)
  }
  return scopeOf(source, own)
}

function attributesOf(scope: Scope, debut: number, fin: number): Readonly<Record<string, string>> {
  const attributes: Record<string, string> = {}
  for (const [, name = '', double, single = ''] of scope.source
    .slice(debut, fin)
    .matchAll(ATTRIBUT)) {
    const value = (double ?? single).replace(/\r\n|[\r\n\t]/g, ' ')
    attributes[canonical(name, scope, false)] = lettersOf(value)
  }
  return attributes
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
  if (colon === -1) {
    const own = isElement ? scope.get('') : undefined
    return own === undefined || own === '' ? name : `${own}:${name}`
  }
  const prefix = name.slice(0, colon)
  const own = scope.get(prefix)
  return own === undefined ? name : own + name.slice(colon)
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
    ENTITE.lastIndex = at
    const entity = ENTITE.exec(raw)?.[0]
    if (entity === undefined) {
      // A line break of two characters is read as one.
      at += raw[at] === '\r' && raw[at + 1] === '\n' ? 2 : 1
      done += 1
    } else {
      at += entity.length
      // A character beyond the first plane is two units of a string.
      done += codeOf(entity.slice(1)) > 0xffff ? 2 : 1
    }
  }
  return node.debut + at
}

const ENTITE = /&[^;]+;/y

/** True for a single tag, « <w:p/> », which has no inside. */
export const isSingle = ({ dedans }: Element): boolean => dedans === -1

export const elementsOf = (element: Element): readonly Element[] =>
  element.enfants.filter((child) => child.type === 'element')

export function childOf(element: Element | undefined, nom: string): Element | undefined {
  if (element === undefined) return undefined
  for (const child of element.enfants)
    if (child.type === 'element' && child.nom === nom) return child
  return undefined
}

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
